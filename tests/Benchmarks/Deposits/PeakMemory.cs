using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Territoires.Core.SignIn;

namespace Territoires.Benchmarks.Deposits;

/// <summary>
/// The most memory that a process serving the app ever held while applications came with documents of one size: a new process
/// and an empty store for each size, the senders in this process.
/// </summary>
internal sealed class PeakMemory(BenchReport report)
{
    private const int Applications = 48;
    private const int AtOnce = 16;
    private const int Small = 1_000;
    private const int Medium = 5_000_000;
    private const int Large = 20_000_000;
    private const double MostOverMedium = 1.10;
    private const double MostOverSmall = 160;

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (!File.Exists(AppProcess.StatusOf(Environment.ProcessId)))
        {
            report.Fault("The peak of a process's memory is read in /proc, which this system has not.");
            return;
        }

        var (small, medium, large) =
            (await PeakAsync(Small, cancellation), await PeakAsync(Medium, cancellation), await PeakAsync(Large, cancellation));
        report.Add(new Measurement("memory.1kB", small, "MB"));
        report.Add(new Measurement("memory.5MB", medium, "MB"));
        report.Add(new Measurement("memory.20MB", large, "MB"));
        report.Add(new Measurement("memory.20MB-to-5MB", large / medium, "", AtMost: MostOverMedium));
        report.Add(new Measurement("memory.5MB-over-1kB", medium - small, "MB", AtMost: MostOverSmall));
        report.Add(new Measurement("memory.20MB-over-1kB", large - small, "MB", AtMost: MostOverSmall));
    }

    private async Task<double> PeakAsync(int documentBytes, CancellationToken cancellation)
    {
        await using var azurite = await AzuriteFolder.StartAsync(cancellation);
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        await using var app = await AppProcess.StartAsync(azurite.ConnectionString, key, cancellation);
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new(Tokens.KeySetting, key)]).Build();
        using var api = new Api(app.Address, new Tokens(settings, TimeProvider.System));
        var call = new BenchCall(api);
        await call.OpenAsync(cancellation);
        var receipts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var wave in Enumerable.Range(1, Applications).Chunk(AtOnce))
        {
            receipts.UnionWith(await Task.WhenAll(wave.Select(applicant => call.DepositAsync(applicant, documentBytes, cancellation))));
        }

        var peak = app.PeakMegabytes();
        report.Line(new { documentBytes, applications = Applications, atOnce = AtOnce, peakMegabytes = peak });
        receipts.IntersectWith(await call.ListedAsync(cancellation));
        if (receipts.Count != Applications)
        {
            report.Fault(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"memory, {documentBytes} bytes: {receipts.Count} applications are listed, not {Applications}."));
        }

        return peak;
    }
}
