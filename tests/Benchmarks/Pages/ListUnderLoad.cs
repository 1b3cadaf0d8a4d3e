using System.Net;
using System.Net.Http.Headers;

namespace Territoires.Benchmarks.Pages;

/// <summary>
/// The published list under load, against the same bytes from memory: pairs of runs, one of each in turn, because a machine
/// that others use is not twice the same. The median of the pairs counts.
/// </summary>
internal sealed class ListUnderLoad(BenchReport report, HttpClient http, Uri page)
{
    private const int Connections = 64;
    private const int Pairs = 5;
    private const double LeastThroughput = 0.30;
    private const double MostLatency = 4;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var first = await http.GetAsync(page, cancellation);
        var bytes = await first.Content.ReadAsByteArrayAsync(cancellation);
        await NotModifiedAsync(first.Headers.ETag, cancellation);
        await using var bare = await BareServer.StartAsync(
            page.AbsolutePath, bytes, first.Content.Headers.ContentType!.ToString(), cancellation);
        var (mine, memory) = (new LoadGenerator(page, bytes.Length), new LoadGenerator(bare.Address, bytes.Length));
        await mine.RunAsync(Connections, WarmUp, cancellation);
        await memory.RunAsync(Connections, WarmUp, cancellation);

        var pairs = new List<(Load Mine, Load Memory)>();
        for (var i = 0; i < Pairs; i++)
        {
            var (my, its) =
                (await mine.RunAsync(Connections, Length, cancellation), await memory.RunAsync(Connections, Length, cancellation));
            pairs.Add((my, its));
            report.Line(new { pair = i + 1, laureates = my, memory = its });
        }

        if (pairs.Sum(pair => pair.Mine.Wrong + pair.Memory.Wrong) is > 0 and var wrong)
        {
            report.Fault($"{wrong} answers under load were not 200 with the {bytes.Length} bytes of the page.");
        }

        report.Add(new Measurement("laureates.bytes", bytes.Length, "B"));
        report.Add(new Measurement("laureates.requests", BenchReport.Median(pairs.Select(pair => pair.Mine.PerSecond)), "1/s"));
        report.Add(new Measurement("memory.requests", BenchReport.Median(pairs.Select(pair => pair.Memory.PerSecond)), "1/s"));
        report.Add(new Measurement(
            "laureates.requests-ratio", BenchReport.Median(pairs.Select(pair => pair.Mine.PerSecond / pair.Memory.PerSecond)), "",
            AtLeast: LeastThroughput));
        report.Add(new Measurement("laureates.p99", BenchReport.Median(pairs.Select(pair => pair.Mine.P99)), "ms"));
        report.Add(new Measurement("memory.p99", BenchReport.Median(pairs.Select(pair => pair.Memory.P99)), "ms"));
        report.Add(new Measurement(
            "laureates.p99-ratio", BenchReport.Median(pairs.Select(pair => pair.Mine.P99 / pair.Memory.P99)), "", AtMost: MostLatency));
    }

    private async Task NotModifiedAsync(EntityTagHeaderValue? tag, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        if (tag is not null)
        {
            request.Headers.IfNoneMatch.Add(tag);
        }

        using var again = await http.SendAsync(request, cancellation);
        if (tag is null || tag.IsWeak || again.StatusCode != HttpStatusCode.NotModified)
        {
            report.Fault($"The list is asked for with its own entity tag and answers {(int)again.StatusCode}.");
        }
    }
}
