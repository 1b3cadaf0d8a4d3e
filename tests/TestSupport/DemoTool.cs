using System.Diagnostics;

namespace Territoires.Tests.TestSupport;

/// <summary>The tool's <c>demo</c> command in a process of its own, so that it can be killed.</summary>
public static class DemoTool
{
    /// <summary>The seed that the command plays by default.</summary>
    public static string SeedFolder { get; } = Path.Combine(Cli.Checkout.Root, "seeds", "atelier-des-territoires-2023");

    /// <summary>Plays to the end; answers the acts, one a line.</summary>
    /// <exception cref="InvalidOperationException">The tool failed; the message holds what it said last.</exception>
    public static async Task<IReadOnlyList<string>> PlayAsync(params string[] arguments)
    {
        var acts = new List<string>();
        await PlayAsync(arguments, act =>
        {
            acts.Add(act);
            return false;
        });
        return acts;
    }

    /// <summary>Plays until <paramref name="kills"/> answers true to an act that is beginning: then SIGKILL. Answers whether it came to that.</summary>
    public static async Task<bool> PlayAsync(IReadOnlyList<string> arguments, Func<string, bool> kills)
    {
        var tool = Path.Combine(AppContext.BaseDirectory, "territoires.dll");
        var start = new ProcessStartInfo("dotnet", [tool, "demo", "--verbose", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The tool did not start.");
        var progress = process.StandardOutput.ReadToEndAsync();
        var last = new Queue<string>();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            last.Enqueue(line);
            if (last.Count > 20)
            {
                last.Dequeue();
            }

            if (kills(line))
            {
                process.Kill();
                await process.WaitForExitAsync();
                return true;
            }
        }

        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? false
            : throw new InvalidOperationException($"The demo ended with {process.ExitCode}.\n{await progress}\n{string.Join('\n', last)}");
    }
}
