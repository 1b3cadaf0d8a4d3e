using System.CommandLine;
using System.Diagnostics;
using System.Net.Http.Headers;

namespace Territoires.Benchmarks.Desks;

/// <summary>
/// What a secretary and a juror wait for, when a call has 500 applications and 1,500 reviews, beside the public page of the same call:
/// each page asked in turn with it, because a machine that others use is not twice the same.
/// </summary>
internal static class DesksBench
{
    private const int Applications = 500;
    private const int Rounds = 200;
    private const int WarmUp = 20;

    public static Command Command()
    {
        var gate = BenchReport.Gate();
        var command = new Command("desks", "Pages of a secretary and of a juror with 500 applications, against the public page.") { gate };
        command.SetAction(async (parsed, cancellation) =>
        {
            var report = new BenchReport(parsed.InvocationConfiguration.Output);
            await RunAsync(report, cancellation);
            return report.End(parsed.GetValue(gate));
        });
        return command;
    }

    private static async Task RunAsync(BenchReport report, CancellationToken cancellation)
    {
        await using var app = await TestApp.StartAsync();
        var call = await ManyApplications.WriteAsync(app, Applications, reviewed: true);
        var secretary = app.Token(new Actor("secretary-1", new HashSet<Role> { Role.Secretary }, null, []));
        var juror = app.Token(new Actor("juror-1", new HashSet<Role> { Role.Juror }, null, []));
        var open = new Asked(app.Address, $"/appels/{call}", null);
        (string Name, Asked Page)[] desks =
        [
            ("secretary.dashboard", new Asked(app.Address, $"/gestion/appels/{call}", secretary)),
            ("secretary.eligibility", new Asked(app.Address, $"/gestion/appels/{call}/recevabilite?page=4", secretary)),
            ("secretary.reviews", new Asked(app.Address, $"/gestion/appels/{call}/evaluations?page=3", secretary)),
            ("juror.files", new Asked(app.Address, "/jury", juror)),
        ];
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        foreach (var (name, page) in desks)
        {
            var times = new List<(double Mine, double Public)>();
            for (var round = -WarmUp; round < Rounds; round++)
            {
                var pair = (await page.TimeAsync(http, report, cancellation), await open.TimeAsync(http, report, cancellation));
                if (round >= 0)
                {
                    times.Add(pair);
                }
            }

            Tell(report, name, times);
        }
    }

    private static void Tell(BenchReport report, string name, List<(double Mine, double Public)> times)
    {
        var (mine, other) = (Ordered(times.Select(pair => pair.Mine)), Ordered(times.Select(pair => pair.Public)));
        report.Add(new Measurement($"{name}.p50", At(mine, 0.50), "ms"));
        report.Add(new Measurement($"{name}.p99", At(mine, 0.99), "ms"));
        report.Add(new Measurement($"{name}.public-p99", At(other, 0.99), "ms"));
        report.Add(new Measurement($"{name}.p50-ratio", At(mine, 0.50) / At(other, 0.50), ""));
        report.Add(new Measurement($"{name}.p99-ratio", At(mine, 0.99) / At(other, 0.99), ""));
    }

    private static double[] Ordered(IEnumerable<double> times) => [.. times.Order()];

    private static double At(double[] times, double share) => times[(int)(times.Length * share)];

    /// <summary>A page and who asks for it.</summary>
    private sealed class Asked(Uri site, string path, string? token)
    {
        /// <summary>To its last byte, in milliseconds.</summary>
        public async Task<double> TimeAsync(HttpClient http, BenchReport report, CancellationToken cancellation)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(site, path));
            if (token is not null)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            }

            var started = Stopwatch.GetTimestamp();
            using var answer = await http.SendAsync(request, cancellation);
            await answer.Content.ReadAsByteArrayAsync(cancellation);
            if (!answer.IsSuccessStatusCode)
            {
                report.Fault($"{path} answered {(int)answer.StatusCode}.");
            }

            return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }
    }
}
