using System.Diagnostics;

namespace Territoires.Tests.TestSupport;

/// <summary>The tool's <c>demo</c> command in a process of its own, as somebody runs it.</summary>
public static class DemoTool
{
    /// <summary>Plays to the end.</summary>
    /// <exception cref="InvalidOperationException">The tool failed; the message holds what it said.</exception>
    public static async Task PlayAsync(params IReadOnlyList<string> arguments)
    {
        var tool = Path.Combine(AppContext.BaseDirectory, "territoires.dll");
        var start = new ProcessStartInfo("dotnet", [tool, "demo", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The tool did not start.");
        var (progress, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The demo ended with {process.ExitCode}.\n{await progress}\n{await errors}");
        }
    }
}
