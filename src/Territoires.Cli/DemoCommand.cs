using System.CommandLine;
using Territoires.Cli.Play;

namespace Territoires.Cli;

/// <summary><c>territoires demo</c>: plays real programmes on a clock that it moves, and writes what they published.</summary>
public static class DemoCommand
{
    public static string UsualSeed { get; } = SeedFolders.PathOf(SeedFolders.Usual);

    public static Command Create()
    {
        var result = new Option<string>("--out") { Description = "Folder of the files written.", DefaultValueFactory = _ => "out" };
        var seeds = new Option<string[]>("--seed-folder")
        {
            Description = "Folder to play, instead of all that are known; may be given several times.",
            DefaultValueFactory = _ => [.. SeedFolders.Paths],
        };
        var applications = new Option<int>("--applications")
        {
            Description = "Play the first applications only.",
            DefaultValueFactory = _ => int.MaxValue,
        };
        var verbose = new Option<bool>("--verbose") { Description = "One line an act, on the error stream." };
        var command = new Command("demo", "Plays calls from their definition to their laureates, on a clock that it moves.")
        {
            result, seeds, applications, verbose,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(seeds)!.Select(folder => new FolderPlay(folder, parsed.GetValue(applications))),
            parsed.GetValue(result)!,
            parsed.InvocationConfiguration.Output,
            parsed.GetValue(verbose) ? parsed.InvocationConfiguration.Error : null,
            cancellation));
        return command;
    }

    private static async Task RunAsync(
        IEnumerable<FolderPlay> plays, string result, TextWriter progress, TextWriter? trace, CancellationToken cancellation)
    {
        foreach (var play in plays)
        {
            await play.RunAsync(result, progress, trace, cancellation);
        }
    }
}
