namespace Territoires.Cli.Play;

/// <summary>What a played call published, and the minutes behind it, as the app serves them.</summary>
internal sealed class PublishedFiles(Script script)
{
    /// <summary>Writes them under <paramref name="folder"/>; returns the names of the laureates, in the order of the list.</summary>
    public async Task<IReadOnlyList<string>> WriteAsync(string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var list = await KeepAsync(folder, "laureates.json", $"{script.Call}/laureates", "application/json", Actor.Anybody, cancellation);
        await KeepAsync(folder, "laureates.csv", $"{script.Call}/laureates", "text/csv", Actor.Anybody, cancellation);
        await KeepAsync(folder, "laureates.html", $"appels/{script.Seed.Call.Id}/laureats", "text/html", Actor.Anybody, cancellation);
        await KeepAsync(folder, "minutes.html", $"{await Deliberation.AddressAsync(script, cancellation)}/minutes", "text/html",
            Script.Secretary, cancellation);
        return [.. list.Json.GetProperty("laureates").EnumerateArray().Select(laureate => laureate.GetProperty("name").GetString()!)];
    }

    private async Task<Answer> KeepAsync(
        string folder, string file, string path, string accept, Actor actor, CancellationToken cancellation)
    {
        var answer = await script.Api.DoAsync(HttpMethod.Get, path, actor, null, cancellation, ("Accept", accept));
        await File.WriteAllBytesAsync(Path.Combine(folder, file), answer.Body, cancellation);
        return answer;
    }
}
