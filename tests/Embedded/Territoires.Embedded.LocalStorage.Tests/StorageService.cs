using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Territoires.Embedded.LocalStorage.Tests;

[assembly: AssemblyFixture(typeof(StorageService))]

namespace Territoires.Embedded.LocalStorage.Tests;

/// <summary>
/// The service that the suites speak to over the network: the account whose connection string <c>TerritoiresStorage</c> holds, or
/// Azurite on free loopback ports, in memory, for the time of the run.
/// </summary>
public sealed class StorageService : IAsyncLifetime
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private static readonly string? Account = Environment.GetEnvironmentVariable("TerritoiresStorage");

    private readonly ConcurrentBag<Func<Task>> _leftovers = [];
    private Process? _process;

    public string ConnectionString { get; private set; } = Account ?? "";

    /// <summary>Whether <see cref="KnownDifferences"/> applies.</summary>
    public bool IsAzurite { get; } = string.IsNullOrEmpty(Account);

    /// <summary>What an account must not keep after the run; Azurite's memory goes with it.</summary>
    public void RemoveAtTheEnd(Func<Task> removal) => _leftovers.Add(removal);

    public async ValueTask InitializeAsync()
    {
        if (!IsAzurite)
        {
            return;
        }

        int[] ports = FreePorts(3);
        // The emulator's account and key are public constants of its documentation.
        ConnectionString = "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;"
            + "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
            + $"BlobEndpoint=http://127.0.0.1:{ports[0]}/devstoreaccount1;TableEndpoint=http://127.0.0.1:{ports[1]}/devstoreaccount1;";
        var start = new ProcessStartInfo(Executable()) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["--silent", "--disableTelemetry", "--inMemoryPersistence", "--skipApiVersionCheck",
            "--blobPort", $"{ports[0]}", "--tablePort", $"{ports[1]}", "--queuePort", $"{ports[2]}"])
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        // Read and dropped: a full pipe would stop the server.
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var deadline = new CancellationTokenSource(LongestStart);
        await UntilListeningAsync(ports[0], deadline.Token);
        await UntilListeningAsync(ports[1], deadline.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (!IsAzurite)
        {
            foreach (var removal in _leftovers)
            {
                await removal();
            }
        }

        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
    }

    private static async Task UntilListeningAsync(int port, CancellationToken deadline)
    {
        using var attempts = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await attempts.WaitForNextTickAsync(deadline))
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, deadline);
                return;
            }
            catch (SocketException)
            {
                // Not yet; the deadline ends it.
            }
        }
    }

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.ConvertAll(listener => ((IPEndPoint)listener.LocalEndpoint).Port);
        listeners.ForEach(listener => listener.Dispose());
        return [.. ports];
    }

    private static string Executable()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var executable = Path.Combine(folder.FullName, "tests", "node_modules", ".bin", "azurite");
            if (File.Exists(executable))
            {
                return executable;
            }
        }

        throw new FileNotFoundException("Azurite is not installed; from the repository's root: npm ci --prefix tests");
    }
}
