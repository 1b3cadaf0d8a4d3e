using System.CommandLine;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Cli.Play;
using Territoires.Core.SignIn;
using Territoires.LocalHost;
using Territoires.LocalHost.Storage;

namespace Territoires.Cli;

/// <summary><c>territoires demo</c>: plays a real call on a clock that it moves, and writes what it published.</summary>
public static class DemoCommand
{
    public static string UsualSeed { get; } = Path.Combine(Checkout.Root, "seeds", "atelier-des-territoires-2023");

    public static Command Create()
    {
        var result = new Option<string>("--out") { Description = "Folder of the files written.", DefaultValueFactory = _ => "out" };
        var seed = new Option<string>("--seed-folder")
        {
            Description = "Folder of the call to play.",
            DefaultValueFactory = _ => UsualSeed,
        };
        var applications = new Option<int>("--applications")
        {
            Description = "Play the first applications only.",
            DefaultValueFactory = _ => int.MaxValue,
        };
        var verbose = new Option<bool>("--verbose") { Description = "One line an act, on the error stream." };
        var command = new Command("demo", "Plays a call from its definition to its laureates, on a clock that it moves.")
        {
            result, seed, applications, verbose,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            Seed.Read(parsed.GetValue(seed)!, parsed.GetValue(applications)),
            parsed.GetValue(result)!,
            parsed.InvocationConfiguration.Output,
            parsed.GetValue(verbose) ? parsed.InvocationConfiguration.Error : null,
            cancellation));
        return command;
    }

    private static async Task RunAsync(Seed seed, string result, TextWriter progress, TextWriter? trace, CancellationToken cancellation)
    {
        await progress.WriteLineAsync("Starting Azurite, in memory, and the app on a clock of its own…".AsMemory(), cancellation);
        await using var azurite = await Azurite.StartAsync(null, 0, cancellation);
        // Nobody outside this process holds a token of a demonstration.
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var clock = new HeldClock(seed.Begins) { StopsAtTimers = false };
        await using var app = await new Hosting(azurite.ConnectionString()).StartAsync(0, clock, key, cancellation);
        using var api = new Api(app.Address, app.Services.GetRequiredService<Tokens>(), trace);
        var script = new Script(new HeldTime(app), api, seed);
        await new SeedPlay(script, progress).PlayAsync(cancellation);
        var kept = Path.Combine(result, seed.Call.Id);
        var laureates = await new PublishedFiles(script).WriteAsync(kept, cancellation);
        await progress.WriteLineAsync($"Lauréats ({Path.Combine(kept, "laureates.json")}) :".AsMemory(), cancellation);
        foreach (var laureate in laureates)
        {
            await progress.WriteLineAsync($"  {laureate}".AsMemory(), cancellation);
        }
    }
}
