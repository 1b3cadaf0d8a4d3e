using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Territoires.Embedded.DurableEngine;

namespace Territoires.Embedded.FunctionsHost;

/// <summary>What runs beside the requests: the durable engine and the timers.</summary>
internal sealed class EmbeddedRuntime(IServiceProvider services, EmbeddedSettings settings, HostJson host, EmbeddedStart? start) : IHostedService, IAsyncDisposable
{
    private readonly IHostApplicationLifetime lifetime = services.GetRequiredService<IHostApplicationLifetime>();
    private readonly ILogger logger = services.GetRequiredService<ILogger<EmbeddedRuntime>>();
    private DurableFunctions? durable;
    private DurableEngine.DurableEngine? engine;
    private DurableTaskClient? client;
    private TimerTriggers? timers;
    private Task firing = Task.CompletedTask;

    public IServiceProvider Services => services;

    public TimeProvider Clock => settings.Clock;

    public InFlight InFlight { get; } = services.GetRequiredService<InFlight>();

    public DurableEngine.DurableEngine Engine => engine ?? throw NotStarted();

    public DurableTaskClient DurableClient => client ?? throw NotStarted();

    public TimerTriggers Timers => timers ?? throw NotStarted();

    public Uri Address => new(services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <exception cref="FunctionRefusedException">A durable name or a schedule cannot be served.</exception>
    public void Use(IReadOnlyList<FunctionDescriptor> functions, FunctionExecutionDelegate pipeline)
    {
        durable = DurableInvoker.Register(functions, new(services, pipeline, lifetime.ApplicationStopping));
        timers = ActivatorUtilities.CreateInstance<TimerTriggers>(services, TimerTriggers.Of(functions), pipeline);
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(settings.DataFolder);
        var options = new DurableEngineOptions
        {
            DatabasePath = settings.DurableDatabase,
            Clock = settings.Clock,
            DefaultVersion = host.DefaultVersion,
            Converter = services.GetRequiredService<IOptions<WorkerOptions>>().Value.Serializer is { } serializer
                ? new ObjectSerializerConverter(serializer)
                : JsonDataConverter.Default,
            LoggerFactory = services.GetRequiredService<ILoggerFactory>(),
        };
        engine = await DurableEngine.DurableEngine.OpenAsync(options, durable ?? throw NotStarted(), cancellationToken);
        client = engine.CreateClient(host.HubName);
        await engine.StartAsync(cancellationToken);
        lifetime.ApplicationStarted.Register(Listening);
    }

    /// <summary>Kestrel, stopped before this, has answered the requests in flight; now the timers, then the engine.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await firing.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (engine is not null)
        {
            await engine.StopAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (engine is not null)
        {
            await engine.DisposeAsync();
        }
    }

    private void Listening()
    {
        Timers.Begin();
        if (settings.Clock is not VirtualClock)
        {
            firing = Timers.RunAsync(lifetime.ApplicationStopping);
        }
        if (start?.Listening.TrySetResult(this) == false)
        {
            // The script gave up while the app was starting.
            lifetime.StopApplication();
        }
        logger.LogInformation("Listening on {Address}; data in {Folder}.", Address, settings.DataFolder);
    }

    private static InvalidOperationException NotStarted() => new("The host has not started.");
}
