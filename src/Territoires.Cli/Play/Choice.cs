using Territoires.Core.Designation;
using Territoires.Functions.Api;

namespace Territoires.Cli.Play;

/// <summary>The jury's proposal is sent, the authority designates what it reads there, the list is published.</summary>
internal sealed class Choice(Script script)
{
    public async Task<string> ProposeAsync(CancellationToken cancellation)
    {
        await script.Api.DoAsync(HttpMethod.Post, $"{script.Call}/proposal", Script.Secretary, null, cancellation);
        return "Proposition du jury : transmise à l’autorité";
    }

    public async Task<string> DesignateAsync(CancellationToken cancellation)
    {
        var proposal = await script.Api.DoAsync(HttpMethod.Get, $"{script.Call}/proposal", Script.Authority, null, cancellation);
        string[] numbers = [.. proposal.Json.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("number").GetString()!)];
        await script.Api.DoAsync(
            HttpMethod.Post, $"{script.Call}/designation", Script.Authority, new DesignationRequest(numbers), cancellation);
        return $"Désignation : {numbers.Length} lauréats";
    }

    public async Task<string> ScheduleAsync(CancellationToken cancellation)
    {
        await script.Api.DoAsync(
            HttpMethod.Post, $"{script.Call}/publication", Script.Administrator,
            new PublicationRequest(script.Seed.Publication), cancellation);
        return $"Publication : prévue le {script.Seed.Local(script.Seed.Publication)}";
    }

    public async Task<string> PublishedAsync(CancellationToken cancellation)
    {
        var list = await script.Api.DoAsync(HttpMethod.Get, $"{script.Call}/laureates", Actor.Anybody, null, cancellation);
        return $"Publication : {list.Json.GetProperty("laureates").GetArrayLength()} lauréats";
    }
}
