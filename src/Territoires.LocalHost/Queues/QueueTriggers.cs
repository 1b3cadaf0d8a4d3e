using Microsoft.Extensions.Logging;
using Territoires.LocalHost.App;
using Territoires.LocalHost.Worker;

namespace Territoires.LocalHost.Queues;

/// <summary>The app's queue triggers: looked into at growing intervals, or at once when somebody wants them empty.</summary>
internal sealed class QueueTriggers(AppFolder folder, AppWorker worker, ILogger logger) : IDisposable
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    private readonly QueueListener[] listeners =
        [.. folder.Functions.Where(one => one.Is(AppFunction.Queue)).Select(one => new QueueListener(one, folder, worker, logger))];

    public Task RunAsync(CancellationToken cancellation) => Task.WhenAll(listeners.Select(one => RunAsync(one, cancellation)));

    /// <summary>Runs every message that is visible, retries included; true when there was one.</summary>
    public async Task<bool> DrainAsync(CancellationToken cancellation)
    {
        var any = false;
        foreach (var listener in listeners)
        {
            while (await TryBatchAsync(listener, cancellation)) { any = true; }
        }

        return any;
    }

    /// <summary>A storage that fails is asked again: what is in the queue is not known.</summary>
    private async Task<bool> TryBatchAsync(QueueListener listener, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await listener.RunBatchAsync(cancellation);
            }
            catch (Exception fault) when (IsOfStorage(fault, cancellation))
            {
                logger.LogError(fault, "The queue '{Queue}' cannot be read; it is tried again.", listener.Queue);
            }
        }
    }

    private static bool IsOfStorage(Exception fault, CancellationToken cancellation) => !cancellation.IsCancellationRequested
        && fault is Azure.RequestFailedException or AggregateException or IOException or TaskCanceledException;

    public void Dispose() => Array.ForEach(listeners, one => one.Dispose());

    private async Task RunAsync(QueueListener listener, CancellationToken cancellation)
    {
        var wait = Shortest;
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                var any = await listener.RunBatchAsync(cancellation);
                wait = any ? Shortest : Min(wait * 2, folder.Host.QueueMaxPollingInterval);
                await (any ? Task.CompletedTask : Task.Delay(wait, cancellation));
            }
            catch (Exception fault) when (IsOfStorage(fault, cancellation))
            {
                logger.LogError(fault, "The queue '{Queue}' cannot be read; it is tried again.", listener.Queue);
                await Task.Delay(folder.Host.QueueMaxPollingInterval, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
