using System.Diagnostics;
using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Territoires.LocalHost.Worker;

/// <summary>
/// The worker in this process: the app's own entry point, whose host is caught while it is built, as ASP.NET Core's test host does.
/// </summary>
internal sealed class InProcessWorker : IWorkerRun
{
    /// <summary>Flows into the entry point, so that each worker of a process catches its own host.</summary>
    private static readonly AsyncLocal<InProcessWorker?> Current = new();
    private readonly TaskCompletionSource<IHost> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<IDisposable> subscriptions = [];
    private readonly LocalAppOptions options;
    private IHost? host;

    private InProcessWorker(LocalAppOptions options, string[] arguments)
    {
        this.options = options;
        Ended = Task.Run(() => RunAsync(arguments));
    }

    public Task Ended { get; }
    public IServiceProvider Services => host!.Services;

    /// <summary>Not the one that the worker tells: its server was told to take a free port.</summary>
    public Uri HttpAddress => new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <exception cref="InvalidOperationException">Main ended before its host ran. What Main throws comes as it is.</exception>
    public static async Task<InProcessWorker> StartAsync(
        LocalAppOptions options, string folder, Uri rpc, string workerId,
        IReadOnlyDictionary<string, string?> settings, CancellationToken cancellation)
    {
        // Of the process, not of one app: where the worker looks for generated code, host.json and functions.metadata. One folder a
        // process.
        Assembly.SetEntryAssembly(options.Main!.Method.Module.Assembly);
        Environment.SetEnvironmentVariable("FUNCTIONS_APPLICATION_DIRECTORY", folder);
        Environment.SetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT", "Development");
        Dictionary<string, string?> all = new(settings)
        {
            ["Functions:Worker:HostEndpoint"] = rpc.ToString(),
            ["Functions:Worker:WorkerId"] = workerId,
            ["Functions:Worker:RequestId"] = Guid.NewGuid().ToString(),
            ["Functions:Worker:GrpcMaxMessageLength"] = $"{int.MaxValue}",
            ["environment"] = "Development",
        };
        var worker = new InProcessWorker(
            options, [.. all.Select(one => $"--{one.Key.Replace("__", ":", StringComparison.Ordinal)}={one.Value}")]);
        await Task.WhenAny(worker.listening.Task, worker.Ended).WaitAsync(cancellation);
        if (!worker.listening.Task.IsCompletedSuccessfully)
        {
            await worker.Ended;
            throw new InvalidOperationException("The app's Main ended before its host ran.");
        }

        worker.host = await worker.listening.Task;
        return worker;
    }

    public async ValueTask DisposeAsync()
    {
        if (!Ended.IsCompleted) { Services.GetRequiredService<IHostApplicationLifetime>().StopApplication(); }

        await Ended;
    }

    private void OnListener(DiagnosticListener listener)
    {
        if (listener.Name == "Microsoft.Extensions.Hosting")
        {
            subscriptions.Add(listener.Subscribe(new Observer<KeyValuePair<string, object?>>(OnHost)));
        }
    }

    private void OnHost(KeyValuePair<string, object?> happened)
    {
        if (Current.Value != this) { return; }

        if (happened.Key == "HostBuilding")
        {
            ((IHostBuilder)happened.Value!).ConfigureServices(Configure);
        }
        else if (happened.Key == "HostBuilt")
        {
            var built = (IHost)happened.Value!;
            built.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() => listening.TrySetResult(built));
        }
    }

    private async Task RunAsync(string[] arguments)
    {
        Current.Value = this;
        using var all = DiagnosticListener.AllListeners.Subscribe(new Observer<DiagnosticListener>(OnListener));
        try
        {
            await options.Main!(arguments);
        }
        finally { subscriptions.ForEach(one => one.Dispose()); }
    }

    private void Configure(IServiceCollection services)
    {
        services.Configure<KestrelServerOptions>(one => one.Listen(IPAddress.Loopback, 0));
        // Which would warn of the line above.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error));
        services.AddSingleton<IHostLifetime, NoSignals>();
        if (options.Clock is { } clock) { services.AddSingleton<TimeProvider>(clock); }

        options.ConfigureServices?.Invoke(services);
    }

    /// <summary>
    /// Ctrl-C and SIGTERM are for the process, which stops its apps; the app's usual lifetime would take them for itself.
    /// </summary>
    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Observer<T>(Action<T> next) : IObserver<T>
    {
        public void OnNext(T value) => next(value);
        public void OnError(Exception error) => Debug.Fail(error.Message);
        public void OnCompleted() => Debug.WriteLine("No more listeners.");
    }
}
