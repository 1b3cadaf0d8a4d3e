using Microsoft.Extensions.Logging;
using Territoires.LocalHost.App;
using Territoires.LocalHost.Protocol;

namespace Territoires.LocalHost.Worker;

/// <summary>The app's worker, over all its runs: a child process that ends is started again; what was under way in it has failed.</summary>
internal sealed class AppWorker(
    AppFolder folder, LocalAppOptions options, IReadOnlyDictionary<string, string?> settings, Uri rpc,
    WorkerChannels channels, InFlight inFlight, ILogger logger)
    : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private volatile Task<WorkerChannel> ready =
        Task.FromException<WorkerChannel>(new WorkerProcessExitException("The worker was not started."));
    private IWorkerRun? run;
    private Task watching = Task.CompletedTask;
    public IServiceProvider? Services => run?.Services;
    public int? ProcessId => run?.ProcessId;

    /// <summary>What the durable extension gives to clients; set once, before anything is invoked that needs it.</summary>
    public TaskCompletionSource<string> DurableClient { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task StartAsync(CancellationToken cancellation)
    {
        ready = StartRunAsync(cancellation);
        var channel = await ready;
        watching = WatchAsync(channel);
    }

    /// <summary>Where the worker's server listens; waits while the worker is being started again.</summary>
    public async Task<WorkerChannel> ReadyAsync() => await ready;

    public async Task<InvocationResponse> InvokeAsync(Invocation invocation, CancellationToken cancellation, WorkerChannel? on = null)
    {
        inFlight.Begin();
        try
        {
            var client = invocation.Function.Find(AppFunction.DurableClient) is null ? null : await DurableClient.Task;
            return await (on ?? await ready).InvokeAsync(invocation, client, cancellation);
        }
        finally { inFlight.End(); }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        if (run is not null) { await run.DisposeAsync(); }

        await watching;
        stopping.Dispose();
    }

    private async Task<WorkerChannel> StartRunAsync(CancellationToken cancellation)
    {
        var channel = new WorkerChannel(folder, logger);
        channels[channel.WorkerId] = channel;
        run = options.Main is null
            ? ChildWorker.Start(folder, rpc, channel.WorkerId, settings)
            : await InProcessWorker.StartAsync(options, folder.Path, rpc, channel.WorkerId, settings, cancellation);
        _ = run.Ended.ContinueWith(_ => channel.Close(), TaskScheduler.Default);
        await channel.InitialiseAsync(cancellation);
        channel.HttpAddress = run.HttpAddress ?? channel.HttpAddress;
        return channel;
    }

    private async Task WatchAsync(WorkerChannel channel)
    {
        while (!stopping.IsCancellationRequested)
        {
            await run!.Ended.ContinueWith(_ => { }, TaskScheduler.Default);
            channels.TryRemove(channel.WorkerId, out _);
            if (stopping.IsCancellationRequested) { return; }

            if (options.Main is not null)
            {
                logger.LogCritical(run.Ended.Exception?.InnerException,
                    "The app's Main has ended: every request fails until the host is started again.");
                return;
            }

            logger.LogError("The worker (process {ProcessId}) has ended: it is started again.", run.ProcessId);
            await run.DisposeAsync();
            try
            {
                ready = StartRunAsync(stopping.Token);
                channel = await ready;
            }
            catch (Exception cause) when (cause is WorkerProcessExitException or OperationCanceledException or FunctionFailedException)
            {
                logger.LogCritical(cause, "The worker does not start: every request fails until the host is started again.");
                return;
            }
        }
    }
}
