using System.Collections.Concurrent;
using System.Net;
using Territoires.Core.Applications;
using Territoires.Core.Designation;
using Territoires.Functions.Api;

namespace Territoires.Cli.Play;

/// <summary>
/// A call to which nobody applied, from its definition to its publication, through the HTTP API alone: the organiser writes the files,
/// sorts them where the rules have a short list, and the authority designates. Every act is harmless when it was done already.
/// </summary>
/// <param name="seed">What is played.</param>
/// <param name="api">Of the app.</param>
/// <param name="time">Its clock.</param>
/// <param name="progress">Where the stages are told.</param>
/// <param name="linkAsync">Says of which programme the call is, once it is open; null for none.</param>
internal sealed class WrittenPlay(
    WrittenSeed seed, Api api, IPlayTime time, TextWriter progress, Func<CancellationToken, Task<string>>? linkAsync)
{
    /// <summary>As many people as write at the same time.</summary>
    private const int Hands = 4;

    private readonly ConcurrentDictionary<string, (string Id, string Number)> written = new(StringComparer.Ordinal);

    private string Call => $"api/calls/{seed.Id}";

    public async Task PlayAsync(CancellationToken cancellation)
    {
        await DefineAsync(cancellation);
        await time.ComeToAsync(seed.Opens, cancellation);
        await EachAsync(WriteAsync, cancellation);
        await SayAsync($"Dossiers : {seed.Files.Count} écrits par l’organisateur", cancellation);
        if (seed.Rules.Screening is not null)
        {
            await EachAsync(SortAsync, cancellation);
            await SayAsync($"Présélection : {seed.Files.Count(file => file.Kept == true)} dossiers retenus", cancellation);
        }

        await time.ComeToAsync(seed.Decided, cancellation);
        await DesignateAsync(cancellation);
        await time.ComeToAsync(seed.Publication, cancellation);
        await SayAsync("Publication", cancellation);
        await time.ComeToAsync(seed.Publication.AddMinutes(1), cancellation);
    }

    private async Task DefineAsync(CancellationToken cancellation)
    {
        var defined = await api.AskAsync(HttpMethod.Put, Call, Script.Administrator, seed.Rules, cancellation, ("If-None-Match", "*"));
        defined.SucceededOr(HttpStatusCode.PreconditionFailed);
        await api.DoAsync(HttpMethod.Put, "api/territories/fictitious", Script.Administrator, seed.Territories, cancellation);
        await api.DoAsync(HttpMethod.Post, $"{Call}/opening", Script.Administrator, null, cancellation);
        await SayAsync($"Définition et mise en ligne : « {seed.Rules.Title} », {seed.Rules.Places} places", cancellation);
        if (linkAsync is not null)
        {
            await SayAsync(await linkAsync(cancellation), cancellation);
        }
    }

    private async Task WriteAsync(SeedWrittenFile file, CancellationToken cancellation)
    {
        var answer = await api.DoAsync(
            HttpMethod.Post, $"{Call}/files", Script.Secretary, file.File, cancellation, ("Idempotency-Key", file.Key));
        written[file.Key] = (answer.Text("id"), answer.Text("number"));
    }

    private async Task SortAsync(SeedWrittenFile file, CancellationToken cancellation) => await api.DoAsync(
        HttpMethod.Post, $"api/applications/{written[file.Key].Id}/eligibility", Script.Secretary,
        new EligibilityRequest(file.Kept == true, file.Reason is { } reason ? [reason] : []), cancellation);

    private async Task DesignateAsync(CancellationToken cancellation)
    {
        await api.DoAsync(
            HttpMethod.Post, $"{Call}/designation", Script.Authority,
            new DesignationRequest([.. seed.Decision.Laureates.Select(key => written[key].Number)]), cancellation);
        await SayAsync($"Désignation : {seed.Decision.Laureates.Count} lauréats", cancellation);
        await api.DoAsync(
            HttpMethod.Post, $"{Call}/publication", Script.Administrator, new PublicationRequest(seed.Publication), cancellation);
    }

    private async Task EachAsync(Func<SeedWrittenFile, CancellationToken, Task> act, CancellationToken cancellation) =>
        await Parallel.ForEachAsync(
            seed.Files, new ParallelOptions { MaxDegreeOfParallelism = Hands, CancellationToken = cancellation },
            async (file, stopped) => await act(file, stopped));

    private async Task SayAsync(string done, CancellationToken cancellation)
    {
        await progress.WriteLineAsync($"{seed.Local(time.Now)}  {done}".AsMemory(), cancellation);
        await progress.FlushAsync(cancellation);
    }
}
