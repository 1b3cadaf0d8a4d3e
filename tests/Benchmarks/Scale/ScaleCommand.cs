using System.CommandLine;

namespace Territoires.Benchmarks.Scale;

/// <summary><c>./dev bench scale</c>: what binds when a call grows, computed and printed; nothing is run or measured.</summary>
public static class ScaleCommand
{
    public static Command Create()
    {
        var command = new Command(
            "scale", "Prints what a call of 1,000, 100,000 and 1,000,000 applications asks of storage, by a small simulation.");
        command.SetAction(parsed =>
        {
            foreach (var line in ScaleReport.Lines())
            {
                parsed.InvocationConfiguration.Output.WriteLine(line);
            }
        });
        return command;
    }
}
