using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Territoires.LocalHost.Tests;

[assembly: AssemblyFixture(typeof(Azurite))]

namespace Territoires.LocalHost.Tests;

/// <summary>Microsoft's storage emulator, in memory, with an account of its own for each app.</summary>
public sealed class Azurite : IAsyncLifetime
{
    /// <summary>The key that Azurite's documentation prints: it opens nothing else.</summary>
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const int Accounts = 100;
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);

    private readonly int[] ports = FreePorts(3);
    private Process? process;
    private int taken;

    /// <summary>The connection string of an account that nobody has used.</summary>
    public string NewAccount()
    {
        var number = Interlocked.Increment(ref taken);
        number.ShouldBeLessThan(Accounts);
        return $"DefaultEndpointsProtocol=http;AccountName={Name(number)};AccountKey={Key};"
            + string.Concat(((string[])["Blob", "Queue", "Table"]).Select((service, i) => $"{service}Endpoint=http://127.0.0.1:{ports[i]}/{Name(number)};"));
    }

    public async ValueTask InitializeAsync()
    {
        var program = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "Azurite").Value!;
        var info = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var argument in (string[])["--silent", "--disableTelemetry", "--skipApiVersionCheck", "--inMemoryPersistence",
            "--blobPort", $"{ports[0]}", "--queuePort", $"{ports[1]}", "--tablePort", $"{ports[2]}"])
        {
            info.ArgumentList.Add(argument);
        }

        info.Environment["AZURITE_ACCOUNTS"] = string.Join(';', Enumerable.Range(0, Accounts).Select(number => $"{Name(number)}:{Key}"));
        process = Process.Start(info)!;
        process.BeginOutputReadLine();
        await Task.WhenAll(ports.Select(ListensAsync));
    }

    public async ValueTask DisposeAsync()
    {
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static string Name(int number) => $"app{number}";

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var one in listeners)
        {
            one.Start();
        }

        var ports = listeners.Select(one => ((IPEndPoint)one.LocalEndpoint).Port).ToArray();
        foreach (var one in listeners)
        {
            one.Stop();
        }

        return ports;
    }

    private async Task ListensAsync(int port)
    {
        var started = Stopwatch.StartNew();
        while (true)
        {
            using var socket = new TcpClient();
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (started.Elapsed < StartsWithin && !process!.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }
}
