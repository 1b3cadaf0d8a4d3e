namespace Territoires.Cli.Play;

/// <summary>What a played call published, and the minutes behind it, as the app serves them.</summary>
/// <param name="api">Of the app that played it.</param>
/// <param name="call">Its name.</param>
internal sealed class PublishedFiles(Api api, string call)
{
    /// <summary>The same with the minutes of its jury.</summary>
    public async Task<IReadOnlyList<string>> WriteWithMinutesAsync(string folder, string session, CancellationToken cancellation)
    {
        var laureates = await WriteAsync(folder, cancellation);
        await KeepAsync(folder, "minutes.html", $"{session}/minutes", "text/html", Script.Secretary, cancellation);
        return laureates;
    }

    /// <summary>Writes them under <paramref name="folder"/>; returns the names of the laureates, in the order of the list.</summary>
    public async Task<IReadOnlyList<string>> WriteAsync(string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var list = await KeepAsync(
            folder, "laureates.json", $"api/calls/{call}/laureates", "application/json", Actor.Anybody, cancellation);
        await KeepAsync(folder, "laureates.csv", $"api/calls/{call}/laureates", "text/csv", Actor.Anybody, cancellation);
        await KeepAsync(folder, "laureates.html", $"appels/{call}/laureats", "text/html", Actor.Anybody, cancellation);
        return [.. list.Json.GetProperty("laureates").EnumerateArray().Select(laureate => laureate.GetProperty("name").GetString()!)];
    }

    private async Task<Answer> KeepAsync(
        string folder, string file, string path, string accept, Actor actor, CancellationToken cancellation)
    {
        var answer = await api.DoAsync(HttpMethod.Get, path, actor, null, cancellation, ("Accept", accept));
        await File.WriteAllBytesAsync(Path.Combine(folder, file), answer.Body, cancellation);
        return answer;
    }
}
