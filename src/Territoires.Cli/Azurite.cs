using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Territoires.Cli;

/// <summary>Azurite, Microsoft's storage emulator, as a child process over one folder.</summary>
public sealed class Azurite : IAsyncDisposable
{
    /// <summary>The account and key that Azurite's documentation prints: they open nothing else.</summary>
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>Azurite's own port for blobs; queues and tables take the next two.</summary>
    private const int UsualPort = 10000;
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(30);

    private readonly Process process;

    private Azurite(Process process, int port)
    {
        this.process = process;
        ConnectionString = $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};"
            + $"BlobEndpoint=http://127.0.0.1:{Text(port)}/{Account};TableEndpoint=http://127.0.0.1:{Text(port + 2)}/{Account};";
    }

    public string ConnectionString { get; }

    /// <exception cref="FileNotFoundException">Azurite is not installed; the message names the command that installs it.</exception>
    public static async Task<Azurite> StartAsync(string folder, CancellationToken cancellation, int port = UsualPort)
    {
        var program = Path.Combine(Checkout.Root, "tests", "node_modules", ".bin", "azurite");
        if (!File.Exists(program))
        {
            throw new FileNotFoundException("Azurite is not installed: run `npm ci --prefix tests` first.");
        }

        Directory.CreateDirectory(folder);
        string[] arguments =
        [
            "--silent", "--disableTelemetry", "--skipApiVersionCheck", "--location", folder,
            "--blobPort", Text(port), "--queuePort", Text(port + 1), "--tablePort", Text(port + 2),
        ];
        var child = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("Azurite did not start.");
        // Even silent it tells of its services: read, so that it never waits, and not shown among what the tool says.
        child.BeginOutputReadLine();
        var azurite = new Azurite(child, port);
        await azurite.ListensAsync(port, cancellation);
        await azurite.ListensAsync(port + 2, cancellation);
        return azurite;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task ListensAsync(int port, CancellationToken cancellation)
    {
        var started = Stopwatch.StartNew();
        while (true)
        {
            using var socket = new TcpClient();
            try
            {
                await socket.ConnectAsync("127.0.0.1", port, cancellation);
                return;
            }
            catch (SocketException) when (started.Elapsed < StartsWithin && !process.HasExited)
            {
                await Task.Delay(50, cancellation);
            }
        }
    }
}
