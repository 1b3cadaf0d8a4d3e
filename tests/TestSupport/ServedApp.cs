using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Territoires.Tests.TestSupport;

/// <summary>The tool's <c>run</c> command in a process of its own, so that it can be killed.</summary>
public sealed partial class ServedApp : IAsyncDisposable
{
    private readonly Process process;

    private ServedApp(Process process, Uri address, IReadOnlyDictionary<string, string> tokens)
    {
        this.process = process;
        Address = address;
        Tokens = tokens;
    }

    public Uri Address { get; }

    /// <summary>By role, in small letters.</summary>
    public IReadOnlyDictionary<string, string> Tokens { get; }

    public Caller As(string role) => new(Address, Tokens[role]);

    /// <param name="signingKey">Of its tokens, the same over restarts.</param>
    /// <param name="storage">Connection string of the account of its data.</param>
    /// <param name="orchestrations">Connection string of the account of its orchestrations, where it is another.</param>
    public static async Task<ServedApp> StartAsync(string signingKey, string storage, string? orchestrations = null)
    {
        var tool = Path.Combine(AppContext.BaseDirectory, "territoires.dll");
        var start = new ProcessStartInfo("dotnet", [tool, "run", "--port", "0", "--storage", storage])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["TerritoiresSigningKey"] = signingKey;
        // Messages that a kill left hidden show themselves while a test waits for them.
        start.Environment["TerritoiresStorage__Retry__Hidden"] = "00:00:05";
        start.Environment["AzureWebJobsStorage"] = orchestrations ?? storage;
        var process = Process.Start(start) ?? throw new InvalidOperationException("The tool did not start.");
        var (address, tokens) = await ReadWelcomeAsync(process.StandardOutput);
        return new ServedApp(process, address, tokens);
    }

    /// <summary>As the kernel does: nothing is flushed, nobody is told.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private static async Task<(Uri Address, IReadOnlyDictionary<string, string> Tokens)> ReadWelcomeAsync(StreamReader output)
    {
        Uri? address = null;
        var tokens = new Dictionary<string, string>();
        while (await output.ReadLineAsync() is { } line)
        {
            if (AddressLine().Match(line) is { Success: true } at)
            {
                address = new Uri(at.Groups["address"].Value);
            }
            else if (TokenLine().Match(line) is { Success: true } token)
            {
                tokens[token.Groups["role"].Value] = token.Groups["token"].Value;
            }
            else if (line.StartsWith("Ctrl+C", StringComparison.Ordinal) && address is not null)
            {
                return (address, tokens);
            }
        }

        throw new InvalidOperationException("The tool ended before it served anything.");
    }

    [GeneratedRegex("^Territoires: +(?<address>http://\\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AddressLine();

    [GeneratedRegex("^  (?<role>[a-z]+) +(?<token>ey\\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenLine();
}
