using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Notifications;

/// <summary>A real mail server in a process of its own, which delivers nothing and tells what it was given.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    /// <summary>The longest that a test waits for a mail: more than the host's longest pause before it looks into a queue.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;

    private SmtpSink(Process process, int port)
    {
        this.process = process;
        Port = port;
    }

    public int Port { get; }

    /// <param name="port">Where; 0 for any.</param>
    /// <param name="refuses">Takes no mail, and says for whom.</param>
    public static async Task<SmtpSink> StartAsync(int port = 0, bool refuses = false)
    {
        var script = Path.Combine(Cli.Checkout.Root, "tests", "tools", "smtp-sink.mjs");
        var start = new ProcessStartInfo("node", [script, port.ToString(CultureInfo.InvariantCulture), refuses ? "refuse" : "take"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("Node did not start.");
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The mail server did not start: run `npm ci --prefix tests`.");
        return new SmtpSink(process, JsonDocument.Parse(line).RootElement.GetProperty("port").GetInt32());
    }

    /// <summary>Makes it the mail server of an app, whose public address is one that no test reaches.</summary>
    public static void Use(TestApp app, int port)
    {
        var configuration = app.Services.GetRequiredService<IConfiguration>();
        foreach (var (name, value) in Settings(port))
        {
            configuration[name] = value;
        }
    }

    /// <summary>The same for an app that has them from its start on, and after each restart.</summary>
    public static Dictionary<string, string?> Settings(int port) => new()
    {
        ["Smtp:Host"] = "127.0.0.1",
        ["Smtp:Port"] = port.ToString(CultureInfo.InvariantCulture),
        ["Smtp:From"] = "territoires@exemple.invalid",
        ["Smtp:Tls"] = "false",
        ["TerritoiresPublicAddress"] = "https://territoires.exemple.invalid/",
    };

    /// <summary>The next message, when it comes.</summary>
    public async Task<ReceivedMail> NextAsync()
    {
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience)
            ?? throw new InvalidOperationException("The mail server ended.");
        return ReceivedMail.Of(JsonDocument.Parse(line).RootElement);
    }

    /// <summary>Ends the server; answers what it had been given and nobody had asked for.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> EndAsync()
    {
        process.StandardInput.Close();
        var left = new List<ReceivedMail>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            left.Add(ReceivedMail.Of(JsonDocument.Parse(line).RootElement));
        }

        await process.WaitForExitAsync();
        return left;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }
}

/// <param name="Headers">As they came.</param>
/// <param name="Text">Decoded.</param>
internal sealed record ReceivedMail(string From, IReadOnlyList<string> To, string Headers, string Text)
{
    public static ReceivedMail Of(JsonElement mail)
    {
        var parts = mail.GetProperty("data").GetString()!.Split("\r\n\r\n", 2);
        var text = parts[0].Contains("base64", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8.GetString(Convert.FromBase64String(parts[1])) : parts[1];
        return new ReceivedMail(mail.GetProperty("from").GetString()!, [.. mail.GetProperty("to").EnumerateArray().Select(to => to.GetString()!)], parts[0], text);
    }
}
