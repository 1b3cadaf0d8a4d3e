using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;

namespace Territoires.Benchmarks.Pages;

/// <summary>What each page weighs as it travels: its HTML and the scripts of ours that it names, compressed with gzip.</summary>
internal sealed partial class PageWeights(BenchReport report, HttpClient http)
{
    private const double MostKilobytes = 100;

    public async Task RunAsync(IEnumerable<(string Name, Uri Address)> pages, CancellationToken cancellation)
    {
        foreach (var (name, address) in pages)
        {
            var (status, bytes, html) = await FetchAsync(address, cancellation);
            if (status != HttpStatusCode.OK)
            {
                report.Fault($"{address} answers {(int)status}.");
                continue;
            }

            foreach (Match script in OwnScript().Matches(html))
            {
                bytes += (await FetchAsync(new Uri(address, script.Groups["address"].Value), cancellation)).Bytes;
            }

            report.Add(new Measurement($"{name}.weight", bytes / 1000.0, "kB", AtMost: MostKilobytes));
        }
    }

    private async Task<(HttpStatusCode Status, long Bytes, string Text)> FetchAsync(Uri address, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
        using var answer = await http.SendAsync(request, cancellation);
        var bytes = await answer.Content.ReadAsByteArrayAsync(cancellation);
        if (!answer.Content.Headers.ContentEncoding.Contains("gzip"))
        {
            return (answer.StatusCode, bytes.Length, System.Text.Encoding.UTF8.GetString(bytes));
        }

        await using var plain = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        return (answer.StatusCode, bytes.Length, await reader.ReadToEndAsync(cancellation));
    }

    [GeneratedRegex(
        "<script[^>]* src=\"(?<address>/assets/[0-9a-f]+/scripts/[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OwnScript();
}
