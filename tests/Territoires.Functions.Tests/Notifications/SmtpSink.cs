using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Net;
using SmtpServer.Protocol;
using SmtpServer.Storage;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Notifications;

/// <summary>A mail server without TLS, which delivers nothing and tells what it was given.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    /// <summary>The longest that a test waits for a mail: more than the host's longest pause before it looks into a queue.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Channel<ReceivedMail> mails;
    private readonly SmtpServer.SmtpServer server;
    private readonly Task serving;

    private SmtpSink(int port, Channel<ReceivedMail> mails, SmtpServer.SmtpServer server, Task serving)
    {
        Port = port;
        this.mails = mails;
        this.server = server;
        this.serving = serving;
    }

    public int Port { get; }

    /// <param name="port">0 for any that is free.</param>
    /// <param name="refusal">What it says to every address; null when it takes them all.</param>
    public static async Task<SmtpSink> StartAsync(int port = 0, int? refusal = null)
    {
        port = port == 0 ? FreePort() : port;
        var mails = Channel.CreateUnbounded<ReceivedMail>();
        var listening = new TaskCompletionSource();
        var listeners = new EndpointListenerFactory();
        listeners.EndpointStarted += (_, _) => listening.TrySetResult();
        var parts = new SmtpServer.ComponentModel.ServiceProvider();
        parts.Add((IEndpointListenerFactory)listeners);
        parts.Add((IMessageStore)new Store(mails.Writer));
        parts.Add((IMailboxFilter)new DelegatingMailboxFilter((IMailbox _, IMailbox _) =>
            refusal is { } code ? throw new SmtpResponseException(new SmtpResponse((SmtpReplyCode)code, "Nobody is here.")) : true));
        var options = new SmtpServerOptionsBuilder().ServerName("localhost")
            .Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, port)))
            .Build();
        var server = new SmtpServer.SmtpServer(options, parts);
        var serving = server.StartAsync(CancellationToken.None);
        await await Task.WhenAny(listening.Task, serving);
        return new SmtpSink(port, mails, server, serving);
    }

    /// <summary>Where nothing listens: a mail server that is away.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
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
    public async Task<ReceivedMail> NextAsync() => await mails.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>Ends the server; returns what it had been given and nobody had asked for.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> EndAsync()
    {
        await DisposeAsync();
        return await mails.Reader.ReadAllAsync().ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        server.Shutdown();
        await serving;
        mails.Writer.TryComplete();
    }

    private sealed class Store(ChannelWriter<ReceivedMail> mails) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            var message = await MimeMessage.LoadAsync(new MemoryStream(buffer.ToArray()), cancellationToken);
            mails.TryWrite(new ReceivedMail(transaction.From.AsAddress(), [.. transaction.To.Select(to => to.AsAddress())], message));
            return SmtpResponse.Ok;
        }
    }
}

/// <summary>A message with its envelope.</summary>
internal sealed record ReceivedMail(string From, IReadOnlyList<string> To, MimeMessage Message)
{
    public string Text => Message.TextBody ?? string.Empty;
}
