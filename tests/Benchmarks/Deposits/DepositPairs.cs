namespace Territoires.Benchmarks.Deposits;

/// <summary>
/// Deposits over HTTP against the same documents written raw, in pairs of runs whose order alternates: a machine that others
/// use is not twice the same. The median of the pairs counts.
/// </summary>
internal sealed class DepositPairs(BenchReport report, string backend, double leastRatio)
{
    private const int AtOnce = 64;
    private const int WarmUp = 256;
    private const int Units = 768;
    private const int Pairs = 5;

    /// <param name="raw">The bytes alone.</param>
    /// <param name="ours">The app.</param>
    /// <param name="owed">The same requests as the app's, without it.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(Func<Task<Side>> raw, Func<Task<Side>> ours, Func<Task<Side>> owed, CancellationToken cancellation)
    {
        // Not counted: whoever came first would pay for compiling.
        await PairAsync(0, raw, ours, cancellation);
        var pairs = new List<(double Raw, double Ours)>();
        var owedEach = new List<double>();
        for (var i = 1; i <= Pairs; i++)
        {
            pairs.Add(await PairAsync(i, raw, ours, cancellation));
            report.Line(new { backend, pair = i, raw = pairs[^1].Raw, ours = pairs[^1].Ours, ratio = pairs[^1].Ours / pairs[^1].Raw });
            owedEach.Add(await RunAsync("owed", owed, cancellation));
            report.Line(new { backend, pair = i, owed = owedEach[^1], ratio = owedEach[^1] / pairs[^1].Raw });
        }

        report.Add(new Measurement($"{backend}.raw", BenchReport.Median(pairs.Select(pair => pair.Raw)), "1/s"));
        report.Add(new Measurement($"{backend}.deposits", BenchReport.Median(pairs.Select(pair => pair.Ours)), "1/s"));
        report.Add(new Measurement($"{backend}.requests-alone", BenchReport.Median(owedEach), "1/s"));
        report.Add(new Measurement(
            $"{backend}.deposits-to-raw", BenchReport.Median(pairs.Select(pair => pair.Ours / pair.Raw)), ""));
        report.Add(new Measurement(
            $"{backend}.deposits-to-requests-alone", BenchReport.Median(pairs.Zip(owedEach, (pair, alone) => pair.Ours / alone)), "",
            AtLeast: leastRatio));
    }

    private async Task<(double Raw, double Ours)> PairAsync(
        int pair, Func<Task<Side>> raw, Func<Task<Side>> ours, CancellationToken cancellation)
    {
        if (pair % 2 == 0)
        {
            return (await RunAsync("raw", raw, cancellation), await RunAsync("ours", ours, cancellation));
        }

        var mine = await RunAsync("ours", ours, cancellation);
        return (await RunAsync("raw", raw, cancellation), mine);
    }

    /// <summary>The warm-up is on the same store and counts among what must be there at the end, on both sides alike.</summary>
    private async Task<double> RunAsync(string name, Func<Task<Side>> start, CancellationToken cancellation)
    {
        await using var side = await start();
        await side.RunAsync(WarmUp, AtOnce, cancellation);
        var perSecond = await side.RunAsync(Units, AtOnce, cancellation);
        var kept = await side.CountAsync(cancellation);
        var expected = new Kept(WarmUp + Units, (WarmUp + Units) * BenchCall.DocumentsEach);
        if (kept != expected)
        {
            report.Fault(
                $"{backend}, {name}: {kept.Units} units and {kept.Blobs} documents are there, not {expected.Units} and {expected.Blobs}.");
        }

        return perSecond;
    }
}
