using System.CommandLine;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Cli.Play;
using Territoires.Functions.Identity;

namespace Territoires.Cli;

/// <summary><c>territoires demo</c>: plays a real call under a virtual clock and writes what it published.</summary>
public static class DemoCommand
{
    internal static readonly string UsualSeed = Path.Combine(Checkout.Root, "seeds", "atelier-des-territoires-2023");

    public static Command Create()
    {
        var result = new Option<string>("--out") { Description = "Folder of the files written.", DefaultValueFactory = _ => "out" };
        var data = new Option<string?>("--data") { Description = "Folder of the data, kept: a play that was stopped goes on from there. By default a folder that is thrown away." };
        var seed = new Option<string>("--seed-folder") { Description = "Folder of the call to play.", DefaultValueFactory = _ => UsualSeed };
        var applications = new Option<int>("--applications") { Description = "Play the first applications only.", DefaultValueFactory = _ => int.MaxValue };
        var verbose = new Option<bool>("--verbose") { Description = "One line an act, on the error stream." };
        var command = new Command("demo", "Plays a call from its definition to its laureates, under a virtual clock.") { result, data, seed, applications, verbose };
        command.SetAction((parsed, cancellation) => RunAsync(
            Seed.Read(parsed.GetValue(seed)!, parsed.GetValue(applications)),
            parsed.GetValue(data),
            parsed.GetValue(result)!,
            parsed.InvocationConfiguration.Output,
            parsed.GetValue(verbose) ? parsed.InvocationConfiguration.Error : null,
            cancellation));
        return command;
    }

    private static async Task RunAsync(Seed seed, string? data, string result, TextWriter progress, TextWriter? trace, CancellationToken cancellation)
    {
        var kept = Path.Combine(result, seed.Call.Id);
        if (data is not null)
        {
            await PlayAsync(seed, Path.GetFullPath(data), kept, progress, trace, cancellation);
            return;
        }

        var folder = Directory.CreateTempSubdirectory("territoires-demo-");
        try
        {
            await PlayAsync(seed, folder.FullName, kept, progress, trace, cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task PlayAsync(Seed seed, string data, string result, TextWriter progress, TextWriter? trace, CancellationToken cancellation)
    {
        // Nobody outside this process holds a token of a demonstration.
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        await using var app = await Hosting.Local(data).StartAsync(0, seed.Begins, key, cancellation);
        using var api = new Api(app.Address, app.Services.GetRequiredService<Tokens>(), trace);
        var script = new Script(app, api, seed);
        await new SeedPlay(script, progress).PlayAsync(cancellation);
        var laureates = await new PublishedFiles(script).WriteAsync(result, cancellation);
        await progress.WriteLineAsync($"Lauréats ({Path.Combine(result, "laureates.json")}) :".AsMemory(), cancellation);
        foreach (var laureate in laureates)
        {
            await progress.WriteLineAsync($"  {laureate}".AsMemory(), cancellation);
        }
    }
}
