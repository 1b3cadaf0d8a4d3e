namespace Territoires.Cli.Bench.Deposits;

/// <summary>What it costs to keep an application, beside the bytes alone; and what receiving large documents takes of memory.</summary>
internal static class StorageBench
{
    public const string OnAzurite = "azurite";
    public const string OfMemory = "memory";
    private const double LeastOnAzurite = 0.70;

    /// <param name="report">Takes the numbers.</param>
    /// <param name="only">One part; null for all.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task RunAsync(BenchReport report, string? only, CancellationToken cancellation)
    {
        if (only is null or OnAzurite)
        {
            await new DepositPairs(report, OnAzurite, LeastOnAzurite).RunAsync(() => AzuriteSide.StartAsync(cancellation), () => OursOnAzuriteAsync(cancellation), () => OwedSide.StartAsync(cancellation), cancellation);
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
