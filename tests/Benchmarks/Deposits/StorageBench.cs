using System.CommandLine;

namespace Territoires.Benchmarks.Deposits;

/// <summary>What it costs to keep an application, beside the bytes alone; and what receiving large documents takes of memory.</summary>
internal static class StorageBench
{
    private const string OnAzurite = "azurite";
    private const string OfMemory = "memory";
    private const double LeastOnAzurite = 0.70;

    public static Command Command()
    {
        var gate = BenchReport.Gate();
        var only = new Option<string?>("--only") { Description = "Measure one part." };
        only.AcceptOnlyFromAmong(OnAzurite, OfMemory);
        var command = new Command(
            "storage",
            "Applications with three documents over HTTP, against the same bytes written raw; the memory that large documents take.")
        {
            gate, only,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var report = new BenchReport(parsed.InvocationConfiguration.Output);
            await RunAsync(report, parsed.GetValue(only), cancellation);
            return report.End(parsed.GetValue(gate));
        });
        return command;
    }

    /// <param name="report">Takes the numbers.</param>
    /// <param name="only">One part; null for all.</param>
    /// <param name="cancellation">Ends it.</param>
    private static async Task RunAsync(BenchReport report, string? only, CancellationToken cancellation)
    {
        if (only is null or OnAzurite)
        {
            var asks = await RecordedDeposit.RecordAsync(cancellation);
            report.Line(new
            {
                recorded = asks.Count,
                kinds = asks.CountBy(ask => ask).ToDictionary(ask => ask.Key.ToString(), ask => ask.Value),
            });
            await new DepositPairs(report, OnAzurite, LeastOnAzurite)
                .RunAsync(() => AzuriteSide.StartAsync(cancellation), () => OursOnAzuriteAsync(cancellation), () =>
                    OwedSide.StartAsync(asks, cancellation), cancellation);
        }

        if (only is null or OfMemory)
        {
            await new PeakMemory(report).RunAsync(cancellation);
        }
    }

    private static async Task<Side> OursOnAzuriteAsync(CancellationToken cancellation)
    {
        var azurite = await AzuriteFolder.StartAsync(cancellation);
        return await AppSide.StartAsync(new Hosting(azurite.ConnectionString), azurite, cancellation);
    }
}
