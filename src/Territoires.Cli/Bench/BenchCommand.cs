using System.CommandLine;
using Territoires.Cli.Bench.Deposits;
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
        return new Command("bench", "Measures: JSON lines, then a table. The exit status says whether the run was correct.") { pages, Storage(gate), ScaleCommand.Create(), ServeCommand.Create() };
    }

    private static Command Storage(Option<bool> gate)
    {
        var only = new Option<string?>("--only") { Description = "Measure one part." };
        only.AcceptOnlyFromAmong(StorageBench.OnAzurite, StorageBench.OfMemory);
        var storage = new Command("storage", "Applications with three documents over HTTP, against the same bytes written raw; the memory that large documents take.") { gate, only };
        storage.SetAction(async (parsed, cancellation) =>
        {
            var report = new BenchReport(parsed.InvocationConfiguration.Output);
            await StorageBench.RunAsync(report, parsed.GetValue(only), cancellation);
            return report.End(parsed.GetValue(gate));
        });
        return storage;
    }
}
