using System.Globalization;
using System.Net;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Grpc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Territoires.LocalHost.App;
using Territoires.LocalHost.Durable;
using Territoires.LocalHost.Http;
using Territoires.LocalHost.Queues;
using Territoires.LocalHost.Timers;
using Territoires.LocalHost.Worker;
using Yarp.ReverseProxy.Forwarder;

namespace Territoires.LocalHost;

/// <summary>An isolated function app that runs on this machine: its worker, its HTTP routes, timers, queues and orchestrations.</summary>
public sealed partial class LocalApp : IAsyncDisposable
{
    /// <summary>How long functions of timers and queues may go on when the host stops.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource stopping = new();
    private readonly LocalAppOptions options;
    private readonly WebApplication web;
    private readonly HttpFront front;
    private readonly InFlight inFlight = new();
    private AppWorker? worker;
    private IHost? durable;
    private GrpcChannel? durableChannel;
    private DurableTaskClient? durableClient;
    private TimerTriggers? timers;
    private QueueTriggers? queues;
    private Task listening = Task.CompletedTask;

    private LocalApp(LocalAppOptions options, AppFolder folder)
    {
        this.options = options;
        web = BuildWeb(options, folder);
        try
        {
            var constraints = web.Services.GetRequiredService<IInlineConstraintResolver>();
            front = new HttpFront(folder, constraints, web.Services.GetRequiredService<IHttpForwarder>(), inFlight, Logger("Host.Http"));
        }
        catch
        {
            ((IDisposable)web).Dispose();
            throw;
        }
    }

    /// <summary>The name of the function that answers an HTTP request, told before it does.</summary>
    public event Action<string> Invoked
    {
        add => front.Invoked += value;
        remove => front.Invoked -= value;
    }

    /// <summary>On loopback, with the port that was taken.</summary>
    public Uri Address { get; private set; } = new("http://localhost/");

    /// <summary>The worker's.</summary>
    /// <exception cref="InvalidOperationException">The worker is a child process.</exception>
    public IServiceProvider Services =>
        worker?.Services ?? throw new InvalidOperationException("The worker's services are those of another process.");
    public TimeProvider Clock => options.Clock ?? TimeProvider.System;

    /// <summary>Speaks to the durable extension as the worker's own client does.</summary>
    public DurableTaskClient DurableClient => durableClient ?? throw new InvalidOperationException("The app has not started.");

    /// <summary>The worker's process; null when it is this one.</summary>
    public int? WorkerProcessId => worker?.ProcessId;

    /// <summary>Starts an app; when this ends, it answers.</summary>
    /// <exception cref="StartRefusedException">The real host would not run it, or LocalHost cannot: the message says why.</exception>
    public static async Task<LocalApp> StartAsync(LocalAppOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var folder = AppFolder.Read(options);
        var app = new LocalApp(options, folder);
        try
        {
            await app.StartAsync(folder, cancellation);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Ends in the order in which the real host drains: no new request, then timers and queues, orchestrations, the worker.
    /// </summary>
    public async Task StopAsync()
    {
        if (stopping.IsCancellationRequested) { return; }

        front.Close();
        await stopping.CancelAsync();
        await Task.WhenAny(listening, Task.Delay(Patience));
        if (durable is not null)
        {
            await durable.StopAsync();
            durable.Dispose();
            durableChannel?.Dispose();
        }

        // Before the worker: an activity that is called off with it has not failed, it runs again in the next host.
        options.Clock?.Engine.EndHost();
        if (worker is not null) { await worker.DisposeAsync(); }

        // Functions that went on until now have failed with the worker.
        await listening;
        queues?.Dispose();

        await web.DisposeAsync();
        front.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stopping.Dispose();
    }

    private static WebApplication BuildWeb(LocalAppOptions options, AppFolder folder)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.AddConfiguration(folder.Host.Logging).AddConfiguration(folder.Settings.GetSection("Logging"));
        builder.Logging.AddSimpleConsole(one =>
        {
            one.SingleLine = true;
            one.TimestampFormat = "HH:mm:ss.fff ";
        });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = HttpFront.LargestBody;
            kestrel.Listen(IPAddress.Loopback, options.Port, one => one.Protocols = HttpProtocols.Http1);
            kestrel.Listen(IPAddress.Loopback, 0, one => one.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddRouting();
        builder.Services.AddHttpForwarder();
        builder.Services.AddSingleton<WorkerChannels>();
        builder.Services.AddGrpc(one =>
        {
            one.MaxReceiveMessageSize = null;
            one.MaxSendMessageSize = null;
        });
        return builder.Build();
    }

    private async Task StartAsync(AppFolder folder, CancellationToken cancellation)
    {
        // The two ports are told apart by the protocol that each speaks: HTTP/1.1 with the world, HTTP/2 with the worker.
        web.MapWhen(
            context => HttpProtocol.IsHttp2(context.Request.Protocol),
                rpc => rpc.UseRouting().UseEndpoints(one => one.MapGrpcService<FunctionRpcService>()));
        // As the platform's front end leaves it: the last address of the header is whoever spoke to the front end.
        web.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor });
        ((IApplicationBuilder)web).Run(front.HandleAsync);
        await web.StartAsync(cancellation);
        var addresses = web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!
            .Addresses.Select(one => new Uri(one)).ToArray();
        Address = addresses[0];

        var settings = WorkerSettings();
        worker = new AppWorker(
            folder, options, settings, addresses[1], web.Services.GetRequiredService<WorkerChannels>(), inFlight, Logger("Host.Worker"));
        var calls = new DurableCalls(worker, folder.Functions.Where(one => one.IsDurable), options.Clock);
        // First: the engine may have turns and activities from an earlier host, and they wait for a worker that is being started.
        var startingWorker = worker.StartAsync(cancellation);
        var startingDurable = DurableHost.StartAsync(
            folder, calls, Address, options.Clock, web.Services.GetRequiredService<ILoggerFactory>(), cancellation);
        await Task.WhenAll(startingWorker, TakeDurableAsync(startingDurable));
        durableClient = NewDurableClient();
        INextRuns kept = options.Clock is { } held ? held.NextRuns : new StoredNextRuns(folder.Connection(null) ?? "");
        timers = new TimerTriggers(folder, worker, Clock, kept, Logger("Host.Timers"));
        queues = new QueueTriggers(folder, worker, Logger("Host.Queues"));
        await timers.LoadAsync(cancellation);
        front.Open(worker);
        listening = Task.WhenAll(
            queues.RunAsync(stopping.Token),
            options.Clock is null ? timers.RunAsync(stopping.Token) : timers.FireDueAsync(stopping.Token));
    }

    private async Task TakeDurableAsync(Task<(IHost Host, string ClientText)> starting)
    {
        (durable, var text) = await starting;
        worker!.DurableClient.SetResult(text);
        durableChannel = GrpcChannel.ForAddress(DurableHost.GrpcAddress(text), new GrpcChannelOptions { MaxReceiveMessageSize = null });
    }

    /// <summary>With the app's own way of writing inputs and outputs, when its worker is in this process.</summary>
    private GrpcDurableTaskClient NewDurableClient()
    {
        var client = new GrpcDurableTaskClientOptions { Channel = durableChannel };
        if (worker!.Services?.GetService<IOptions<DurableTaskClientOptions>>() is { } theirs)
        {
            client.DataConverter = theirs.Value.DataConverter;
        }

        return new GrpcDurableTaskClient("LocalHost", client, Logger("Host.DurableClient"));
    }

    /// <summary>The app's settings, with what the platform and <c>func</c> set beside them.</summary>
    private Dictionary<string, string?> WorkerSettings() => new(options.Settings.Where(one => one.Value is not null))
    {
        ["WEBSITE_HOSTNAME"] = string.Create(CultureInfo.InvariantCulture, $"localhost:{Address.Port}"),
        ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
        ["AZURE_FUNCTIONS_ENVIRONMENT"] = "Development",
    };

    private ILogger Logger(string category) => web.Services.GetRequiredService<ILoggerFactory>().CreateLogger(category);
}
