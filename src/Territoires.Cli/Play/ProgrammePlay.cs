using System.Globalization;
using System.Net;
using Territoires.Web.Received;

namespace Territoires.Cli.Play;

/// <summary>
/// The administrator writes a programme down, brings its members in, and says which call is its own. Every act is harmless when it
/// was done already.
/// </summary>
internal sealed class ProgrammePlay(Api api, ProgrammeSeed seed)
{
    private string Path => $"api/programmes/{seed.Id}";

    public async Task<string> RegisterAsync(CancellationToken cancellation)
    {
        (await api.AskAsync(HttpMethod.Put, Path, Script.Administrator, seed.Programme, cancellation, ("If-None-Match", "*")))
            .SucceededOr(HttpStatusCode.PreconditionFailed);
        await SendAsync("members", seed.Members, cancellation);
        foreach (var end in seed.Ends?.Ends ?? [])
        {
            await SendAsync($"members/{end.Member}/end", new MembershipEndRequest(end.On, end.Reason), cancellation);
        }

        await SendAsync("renewals", seed.Renewals, cancellation);
        return $"Programme : « {seed.Programme.Name} », {seed.Members?.Members.Count ?? 0} membres connus par leur nom";
    }

    public async Task<string> LinkAsync(CancellationToken cancellation)
    {
        await SendAsync("calls", seed.Link, cancellation);
        return $"Rattachement : l’appel est du programme « {seed.Programme.Name} »";
    }

    /// <summary>Writes the programme, and its network as it is and as it was on each day that changed it.</summary>
    public async Task<string> WriteAsync(string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        await KeepAsync(folder, "programme.json", Path, "application/json", cancellation);
        await KeepAsync(folder, "programme.html", $"programmes/{seed.Id}", "text/html", cancellation);
        await KeepAsync(folder, "reseau.html", $"programmes/{seed.Id}/reseau", "text/html", cancellation);
        await KeepAsync(folder, "reseau.csv", $"{Path}/network", "text/csv", cancellation);
        foreach (var day in seed.Days.Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
        {
            await KeepAsync(folder, $"reseau-{day}.json", $"{Path}/network?at={day}", "application/json", cancellation);
        }

        var network = await KeepAsync(folder, "reseau.json", $"{Path}/network", "application/json", cancellation);
        return $"Réseau ({System.IO.Path.Combine(folder, "reseau.json")}) : {network.Json.GetProperty("count")} membres";
    }

    private async Task SendAsync(string to, object? body, CancellationToken cancellation)
    {
        if (body is not null)
        {
            await api.DoAsync(HttpMethod.Post, $"{Path}/{to}", Script.Administrator, body, cancellation);
        }
    }

    private async Task<Answer> KeepAsync(string folder, string file, string path, string accept, CancellationToken cancellation)
    {
        var answer = await api.DoAsync(HttpMethod.Get, path, Actor.Anybody, null, cancellation, ("Accept", accept));
        await File.WriteAllBytesAsync(System.IO.Path.Combine(folder, file), answer.Body, cancellation);
        return answer;
    }
}
