using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Territoires.LocalHost.Storage;

/// <summary>
/// Azurite, Microsoft's storage emulator, as a child process that ends with this one: over a folder that it keeps, or in memory.
/// </summary>
public sealed partial class Azurite : IAsyncDisposable
{
    /// <summary>The account that <c>UseDevelopmentStorage=true</c> means, when Azurite listens at its own ports.</summary>
    public const string UsualAccount = "devstoreaccount1";

    /// <summary>Azurite's own port for blobs; queues and tables take the next two.</summary>
    public const int UsualPort = 10000;

    /// <summary>The key that Azurite's documentation prints: it opens nothing else.</summary>
    private const string UsualKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>Of every other account.</summary>
    private const string Key = "YXp1cml0ZQ==";

    private static readonly string Package = Path.Combine("src", "Territoires.LocalHost", "Storage");

    private readonly Process process;
    private readonly FileStream? held;
    private readonly IReadOnlyDictionary<string, Uri> services;

    private Azurite(Process process, FileStream? held, IReadOnlyDictionary<string, Uri> services)
    {
        this.process = process;
        this.held = held;
        this.services = services;
    }

    /// <param name="folder">Where it keeps what it is given; null for its memory.</param>
    /// <param name="port">The first of its three ports; 0 for any that are free.</param>
    /// <param name="accounts">Names of its accounts; none for the usual one.</param>
    /// <param name="cancellation">Ends the wait for it.</param>
    /// <exception cref="StartRefusedException">It is not installed, its folder is in use or its ports are taken: the message says
    /// what to do.</exception>
    public static async Task<Azurite> StartAsync(
        string? folder, int port, CancellationToken cancellation, params IReadOnlyList<string> accounts)
    {
        var held = folder is null ? null : Hold(folder);
        try
        {
            var process = Start(folder, port, accounts);
            var refusal = process.StandardError.ReadToEndAsync(CancellationToken.None);
            if (await ReadAddressesAsync(process, cancellation) is { } services)
            {
                return new Azurite(process, held, services);
            }

            var said = (await refusal).Trim();
            throw new StartRefusedException(said.Contains("EADDRINUSE", StringComparison.Ordinal)
                ? $"A port of Azurite is taken ({TakenAddress().Match(said).Value}), probably by another ./dev run or an Azurite of "
                    + "your own: stop it, then try again."
                : $"Azurite did not start: {said}");
        }
        catch
        {
            held?.Dispose();
            throw;
        }
    }

    public string ConnectionString(string account = UsualAccount) =>
        $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={(account == UsualAccount ? UsualKey : Key)};"
        + string.Concat(services.Select(service => $"{service.Key}Endpoint={new Uri(service.Value, account)};"));

    /// <summary>Ends it in good order: what it keeps is on the disk afterwards.</summary>
    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
        held?.Dispose();
    }

    private static FileStream Hold(string folder)
    {
        Directory.CreateDirectory(folder);
        try
        {
            return new FileStream(Path.Combine(folder, ".in-use"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1,
                FileOptions.DeleteOnClose);
        }
        catch (IOException held)
        {
            throw new StartRefusedException($"{folder} is in use, probably by another ./dev run: stop it, then try again.", held);
        }
    }

    private static Process Start(string? folder, int port, IReadOnlyList<string> accounts)
    {
        var start = new ProcessStartInfo("node")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] place = folder is null ? ["--inMemoryPersistence"] : ["--location", folder];
        string[] ports = [Port(0), Port(1), Port(2)];
        foreach (var argument in (string[])
            [Script(), "--silent", "--disableTelemetry", "--skipApiVersionCheck", .. place, "--blobPort", ports[0], "--queuePort", ports[1],
                "--tablePort", ports[2]])
        {
            start.ArgumentList.Add(argument);
        }

        if (accounts.Count > 0)
        {
            start.Environment["AZURITE_ACCOUNTS"] = string.Join(
                ';', accounts.Select(account => $"{account}:{(account == UsualAccount ? UsualKey : Key)}"));
        }

        try
        {
            return Process.Start(start) ?? throw new StartRefusedException("node did not start.");
        }
        catch (System.ComponentModel.Win32Exception absent)
        {
            throw new StartRefusedException("Azurite needs node: install Node.js 20 or later, then try again.", absent);
        }

        string Port(int service) => (port == 0 ? 0 : port + service).ToString(CultureInfo.InvariantCulture);
    }

    private static string Script()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, Package, "node_modules", "azurite")))
        {
            folder = folder.Parent;
        }

        return folder is null
            ? throw new StartRefusedException($"Azurite is not installed: run `npm ci --prefix {Package}`, then try again.")
            : Path.Combine(folder.FullName, Package, "azurite.cjs");
    }

    /// <summary>Even silent it tells of its services, the last of them being tables; null when it ended before.</summary>
    private static async Task<IReadOnlyDictionary<string, Uri>?> ReadAddressesAsync(Process process, CancellationToken cancellation)
    {
        var services = new Dictionary<string, Uri>();
        while (services.Count < 3)
        {
            if (await process.StandardOutput.ReadLineAsync(cancellation) is not { } line)
            {
                return null;
            }

            if (Listens().Match(line) is { Success: true } match)
            {
                services[match.Groups["service"].Value] = new Uri(match.Groups["address"].Value);
            }
        }

        // Read on, so that it never waits for somebody who reads.
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        return services;
    }

    [GeneratedRegex("^Azurite (?<service>Blob|Queue|Table) service is successfully listening at (?<address>http://\\S+)",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listens();

    [GeneratedRegex(@"\d+\.\d+\.\d+\.\d+:\d+", RegexOptions.None, 1000)]
    private static partial Regex TakenAddress();
}
