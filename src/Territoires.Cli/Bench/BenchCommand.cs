using System.CommandLine;
using Territoires.Cli.Scale;

namespace Territoires.Cli.Bench;

/// <summary><c>territoires bench</c>: measures a part of the app, on this machine, against targets.</summary>
public static class BenchCommand
{
    private const int UsualLighthouseRuns = 5;

    public static Command Create()
    {
        var gate = new Option<bool>("--gate") { Description = "Also fail when a target is missed, naming it." };
        var runs = new Option<int>("--lighthouse") { Description = "How often Lighthouse looks at each page; 0 for never.", DefaultValueFactory = _ => UsualLighthouseRuns };
        var pages = new Command("pages", "The public pages: the list of laureates under load, what pages weigh, what Lighthouse says of them.") { gate, runs };
        pages.SetAction(async (parsed, cancellation) =>
        {
            var report = new BenchReport(parsed.InvocationConfiguration.Output);
            await PagesBench.RunAsync(report, parsed.GetValue(runs), cancellation);
            return report.End(parsed.GetValue(gate));
        });
        return new Command("bench", "Measures: JSON lines, then a table. The exit status says whether the run was correct.") { pages, ScaleCommand.Create() };
    }
}
