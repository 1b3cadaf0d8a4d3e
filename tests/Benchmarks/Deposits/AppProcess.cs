using System.Diagnostics;
using System.Globalization;
using Territoires.Core.SignIn;

namespace Territoires.Benchmarks.Deposits;

/// <summary>The app in a process of its own, over one account; it ends with this one, or when its input does.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    private const string Peak = "VmHWM:";
    private const double KilobytesInMegabyte = 1_000_000 / 1024.0;

    private readonly Process process;

    private AppProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <exception cref="InvalidOperationException">It ended before it listened.</exception>
    public static async Task<AppProcess> StartAsync(string storage, string signingKey, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(AppProcess).Assembly.Location, ServeCommand.Name, storage])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment[Tokens.KeySetting] = signingKey;
        var process = Process.Start(start) ?? throw new InvalidOperationException("The app's process did not start.");
        var said = await process.StandardOutput.ReadLineAsync(cancellation);
        return Uri.TryCreate(said, UriKind.Absolute, out var address)
            ? new AppProcess(process, address)
            : throw new InvalidOperationException($"The app's process said “{said}” instead of its address.");
    }

    public static string StatusOf(int process) => string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/status");

    /// <summary>The most resident memory so far, in millions of bytes, as the system counts it.</summary>
    public double PeakMegabytes()
    {
        var line = File.ReadLines(StatusOf(process.Id)).Single(line => line.StartsWith(Peak, StringComparison.Ordinal));
        return double.Parse(line[Peak.Length..^"kB".Length].Trim(), CultureInfo.InvariantCulture) / KilobytesInMegabyte;
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
