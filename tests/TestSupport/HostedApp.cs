using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Territoires.Core.SignIn;

namespace Territoires.Tests.TestSupport;

/// <summary>
/// The app as it is deployed: the stand-in for the host in a process of its own, which runs the worker in another, over the build output
/// and the system's clock. Any of the two can be killed; the address stays.
/// </summary>
public sealed class HostedApp(string storage, string signingKey) : IAsyncDisposable
{
    private readonly int port = FreePort();
    private Process? host;

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));

    /// <summary>Starts it if it does not run; ends when it answers.</summary>
    public async Task EnsureAsync()
    {
        if (host is { HasExited: false })
        {
            return;
        }

        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "Territoires.LocalHost.dll"), Cli.Checkout.FunctionApp,
                port.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["TerritoiresStorage"] = start.Environment["AzureWebJobsStorage"] = storage;
        start.Environment[Tokens.KeySetting] = signingKey;
        start.Environment["Logging__LogLevel__Default"] = start.Environment["Logging__LogLevel__Azure"] = "Error";
        host = Process.Start(start) ?? throw new InvalidOperationException("The host did not start.");
        while (await host.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("Listening on ", StringComparison.Ordinal))
            {
                _ = host.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return;
            }
        }

        throw new InvalidOperationException("The host ended before it served anything.");
    }

    /// <summary>As the kernel does: nothing is flushed, nobody is told.</summary>
    public async Task KillHostAsync()
    {
        host!.Kill();
        await host.WaitForExitAsync();
    }

    public void KillWorker()
    {
        foreach (var worker in Workers())
        {
            using var process = Process.GetProcessById(worker);
            process.Kill();
        }
    }

    public async Task KillBothAsync()
    {
        host!.Kill(entireProcessTree: true);
        await host.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (host is { HasExited: false })
        {
            await KillBothAsync();
        }

        host?.Dispose();
    }

    /// <summary>The children of the host, as the system lists them.</summary>
    private IEnumerable<int> Workers() =>
        Directory.EnumerateDirectories(string.Create(CultureInfo.InvariantCulture, $"/proc/{host!.Id}/task"))
        .SelectMany(task => File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(child => int.Parse(child, CultureInfo.InvariantCulture))
        .ToArray();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
