using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.SignIn;
using Territoires.LocalHost;
using Territoires.LocalHost.Storage;

namespace Territoires.Cli.Play;

/// <summary>
/// One folder of seeds played from its beginning to what it publishes, in an app of its own: each lives in its own years, and the
/// clock of an app does not go back. A folder holds a programme, a call, or both.
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
        var programme = ProgrammeSeed.Find(folder);
        var written = WrittenSeed.IsIn(folder) ? WrittenSeed.Read(folder) : null;
        var seed = written is null && (programme is null || Seed.IsIn(folder)) ? Seed.Read(folder, applications) : null;
        await progress.WriteLineAsync("Starting Azurite, in memory, and the app on a clock of its own…".AsMemory(), cancellation);
        await using var azurite = await Azurite.StartAsync(null, 0, cancellation);
        // Nobody outside this process holds a token of a demonstration.
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var clock = new HeldClock(written?.Begins ?? seed?.Begins ?? AfterAll(programme!)) { StopsAtTimers = false };
        await using var app = await new Hosting(azurite.ConnectionString()).StartAsync(0, clock, key, cancellation);
        using var api = new Api(app.Address, app.Services.GetRequiredService<Tokens>(), trace);
        var kept = Path.Combine(result, Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))));
        var register = programme is null ? null : new ProgrammePlay(api, programme);
        if (register is not null)
        {
            await progress.WriteLineAsync((await register.RegisterAsync(cancellation)).AsMemory(), cancellation);
        }

        var time = new HeldTime(app);
        Func<CancellationToken, Task<string>>? link = programme?.Link is null ? null : register!.LinkAsync;
        var laureates = (written, seed) switch
        {
            ({ } files, _) => await PlayAsync(files, api, time, kept, progress, link, cancellation),
            (_, { } call) => await PlayAsync(call, api, time, kept, progress, link, cancellation),
            _ => [],
        };
        if (laureates.Count > 0)
        {
            await progress.WriteLineAsync($"Lauréats ({Path.Combine(kept, "laureates.json")}) :".AsMemory(), cancellation);
        }

        foreach (var laureate in laureates)
        {
            await progress.WriteLineAsync($"  {laureate}".AsMemory(), cancellation);
        }

        if (register is not null)
        {
            await app.SettleAsync(cancellation);
            await progress.WriteLineAsync((await register.WriteAsync(kept, cancellation)).AsMemory(), cancellation);
        }
    }

    private static async Task<IReadOnlyList<string>> PlayAsync(
        Seed seed, Api api, IPlayTime time, string kept, TextWriter progress, Func<CancellationToken, Task<string>>? link,
        CancellationToken cancellation)
    {
        var script = new Script(time, api, seed);
        await new SeedPlay(script, progress, link).PlayAsync(cancellation);
        return await new PublishedFiles(api, seed.Call.Id)
            .WriteWithMinutesAsync(kept, await Deliberation.AddressAsync(script, cancellation), cancellation);
    }

    private static async Task<IReadOnlyList<string>> PlayAsync(
        WrittenSeed seed, Api api, IPlayTime time, string kept, TextWriter progress, Func<CancellationToken, Task<string>>? link,
        CancellationToken cancellation)
    {
        await new WrittenPlay(seed, api, time, progress, link).PlayAsync(cancellation);
        return await new PublishedFiles(api, seed.Id).WriteAsync(kept, cancellation);
    }

    /// <summary>A register is written down when all that it tells has happened.</summary>
    private static DateTimeOffset AfterAll(ProgrammeSeed programme) =>
        new(programme.Days[^1].AddMonths(1).ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero);
}
