using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.SignIn;
using Territoires.LocalHost;
using Territoires.LocalHost.Storage;

namespace Territoires.Cli.Play;

/// <summary>
/// One folder of seeds played from its beginning to what it publishes, in an app of its own: each lives in its own years, and the
/// clock of an app does not go back.
/// </summary>
/// <param name="folder">Of the seed; its name is that of the folder written.</param>
/// <param name="applications">How many applications are played, in the order of their keys.</param>
internal sealed class FolderPlay(string folder, int applications)
{
    /// <param name="result">Under which the folder of what was published is written.</param>
    /// <param name="progress">Where the stages are told.</param>
    /// <param name="trace">Where each act is told; null for nowhere.</param>
    /// <param name="cancellation">Ends the play.</param>
    public async Task RunAsync(string result, TextWriter progress, TextWriter? trace, CancellationToken cancellation)
    {
        var written = WrittenSeed.IsIn(folder) ? WrittenSeed.Read(folder) : null;
        var seed = written is null ? Seed.Read(folder, applications) : null;
        var begins = written?.Begins ?? seed!.Begins;
        await progress.WriteLineAsync("Starting Azurite, in memory, and the app on a clock of its own…".AsMemory(), cancellation);
        await using var azurite = await Azurite.StartAsync(null, 0, cancellation);
        // Nobody outside this process holds a token of a demonstration.
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        await using var app = await new Hosting(azurite.ConnectionString()).StartAsync(0, new HeldClock(begins) { StopsAtTimers = false }, key, cancellation);
        using var api = new Api(app.Address, app.Services.GetRequiredService<Tokens>(), trace);
        var kept = Path.Combine(result, Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))));
        var laureates = written is null
            ? await PlayAsync(seed!, api, new HeldTime(app), kept, progress, cancellation)
            : await PlayAsync(written, api, new HeldTime(app), kept, progress, cancellation);
        await progress.WriteLineAsync($"Lauréats ({Path.Combine(kept, "laureates.json")}) :".AsMemory(), cancellation);
        foreach (var laureate in laureates)
        {
            await progress.WriteLineAsync($"  {laureate}".AsMemory(), cancellation);
        }
    }

    private static async Task<IReadOnlyList<string>> PlayAsync(
        Seed seed, Api api, IPlayTime time, string kept, TextWriter progress, CancellationToken cancellation)
    {
        var script = new Script(time, api, seed);
        await new SeedPlay(script, progress).PlayAsync(cancellation);
        return await new PublishedFiles(api, seed.Call.Id)
            .WriteWithMinutesAsync(kept, await Deliberation.AddressAsync(script, cancellation), cancellation);
    }

    private static async Task<IReadOnlyList<string>> PlayAsync(
        WrittenSeed seed, Api api, IPlayTime time, string kept, TextWriter progress, CancellationToken cancellation)
    {
        await new WrittenPlay(seed, api, time, progress).PlayAsync(cancellation);
        return await new PublishedFiles(api, seed.Id).WriteAsync(kept, cancellation);
    }
}
