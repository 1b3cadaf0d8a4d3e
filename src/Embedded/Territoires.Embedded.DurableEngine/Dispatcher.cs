using Microsoft.Extensions.Logging;

namespace Territoires.Embedded.DurableEngine;

/// <summary>What the dispatcher runs; the engine.</summary>
internal interface IDispatched
{
    Task RunTurnAsync(string instanceId);

    Task RunActivityAsync(QueuedActivity activity, CancellationToken stopping);

    void MoveClockTo(DateTimeOffset instant);

    void TimersChanged();
}

/// <summary>
/// What is pending and running, in memory: one turn of an instance at a time, bounded turns and activities in all.
/// It learns of work only from committed writes, and knows when nothing is left.
/// </summary>
internal sealed class Dispatcher(IDispatched engine, int maxTurns, int maxActivities, ILogger logger) : IWriteObserver, IDisposable
{
    private readonly Lock gate = new();
    private readonly Queue<string> readyTurns = new();
    private readonly HashSet<string> queuedTurns = new(StringComparer.Ordinal);
    private readonly HashSet<string> runningTurns = new(StringComparer.Ordinal);
    private readonly Queue<QueuedActivity> readyActivities = new();
    private readonly Dictionary<string, TaskCompletionSource> changes = new(StringComparer.Ordinal);
    private List<TaskCompletionSource> idleWaiters = [];
    private CancellationTokenSource stopping = new();
    private int runningActivities;
    private int pendingWrites;
    private long commits;
    private bool started;
    private Exception? fault;

    /// <summary>Writes committed so far: unchanged means that nothing happened.</summary>
    public long Commits => Interlocked.Read(ref commits);

    public bool IsStarted
    {
        get
        {
            lock (gate)
            {
                return started;
            }
        }
    }

    private bool IsIdle => pendingWrites == 0 && runningTurns.Count == 0 && runningActivities == 0
        && (!started || (readyTurns.Count == 0 && readyActivities.Count == 0));

    public void WriteQueued()
    {
        lock (gate)
        {
            pendingWrites++;
        }
    }

    public void Committed(IReadOnlyList<Effects?> effects)
    {
        List<TaskCompletionSource> changed = [];
        bool timersChanged = false;
        lock (gate)
        {
            pendingWrites -= effects.Count;
            foreach (Effects effect in effects.OfType<Effects>())
            {
                Interlocked.Increment(ref commits);
                timersChanged |= effect.TimersChanged || effect.Starts;
                Take(effect, changed);
            }

            Pump();
        }

        changed.ForEach(waiter => waiter.TrySetResult());
        if (timersChanged)
        {
            engine.TimersChanged();
        }

        ReleaseIdleWaiters();
    }

    public void Faulted(Exception exception)
    {
        List<TaskCompletionSource> waiters;
        lock (gate)
        {
            if (fault is not null)
            {
                return;
            }

            fault = exception;
            started = false;
            waiters = [.. idleWaiters, .. changes.Values];
            idleWaiters = [];
            changes.Clear();
        }

        logger.LogCritical(exception, "The durable engine stops: {Message}", exception.Message);
        waiters.ForEach(waiter => waiter.TrySetException(Stopped(exception)));
    }

    /// <summary>Completes when the instance next changes. Ask for it before reading the instance.</summary>
    public Task WhenChangedAsync(string instanceId)
    {
        lock (gate)
        {
            ThrowIfFaulted();
            if (!changes.TryGetValue(instanceId, out TaskCompletionSource? waiter))
            {
                changes.Add(instanceId, waiter = NewWaiter());
            }

            return waiter.Task;
        }
    }

    /// <summary>Completes when no write, turn or activity is pending or running.</summary>
    public Task WhenIdleAsync()
    {
        lock (gate)
        {
            ThrowIfFaulted();
            if (IsIdle)
            {
                return Task.CompletedTask;
            }

            TaskCompletionSource waiter = NewWaiter();
            idleWaiters.Add(waiter);
            return waiter.Task;
        }
    }

    /// <summary>Starts nothing more, cancels the token of running activities, and waits for what runs. What was queued stays in the database.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        CancellationTokenSource stopped;
        lock (gate)
        {
            started = false;
            readyTurns.Clear();
            queuedTurns.Clear();
            readyActivities.Clear();
            stopped = stopping;
            stopping = new CancellationTokenSource();
        }

        await stopped.CancelAsync();
        stopped.Dispose();
        ReleaseIdleWaiters();
        try
        {
            await WhenIdleAsync().WaitAsync(cancellation);
        }
        catch (InvalidOperationException) when (fault is not null)
        {
            // The failure was logged and told to those who waited: nothing runs any more.
        }
    }

    public void Dispose()
    {
        stopping.Dispose();
        List<TaskCompletionSource> waiters;
        lock (gate)
        {
            waiters = [.. idleWaiters, .. changes.Values];
            changes.Clear();
        }

        waiters.ForEach(waiter => waiter.TrySetException(new ObjectDisposedException(nameof(DurableEngine))));
    }

    private static TaskCompletionSource NewWaiter() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static InvalidOperationException Stopped(Exception exception) =>
        new($"The durable engine has stopped after a failure: {exception.Message}", exception);

    private void ThrowIfFaulted()
    {
        if (fault is not null)
        {
            throw Stopped(fault);
        }
    }

    private void Take(Effects effects, List<TaskCompletionSource> changed)
    {
        // The clock first: the turns that a new time allows read it.
        if (effects.MovesClockTo is { } instant)
        {
            engine.MoveClockTo(instant);
        }

        started = (started || effects.Starts) && fault is null;
        if (started)
        {
            effects.Ready.ForEach(Enqueue);
            effects.Activities.ForEach(readyActivities.Enqueue);
        }

        foreach (string instanceId in effects.Changed)
        {
            if (changes.Remove(instanceId, out TaskCompletionSource? waiter))
            {
                changed.Add(waiter);
            }
        }
    }

    private void Enqueue(string instanceId)
    {
        if (queuedTurns.Add(instanceId))
        {
            readyTurns.Enqueue(instanceId);
        }
    }

    private void Pump()
    {
        if (!started)
        {
            return;
        }

        // An instance whose turn is running waits at the end of the line: one look at each is enough.
        for (int left = readyTurns.Count; left > 0 && runningTurns.Count < maxTurns; left--)
        {
            string instanceId = readyTurns.Dequeue();
            if (runningTurns.Add(instanceId))
            {
                queuedTurns.Remove(instanceId);
                _ = Task.Run(() => RunAsync(() => engine.RunTurnAsync(instanceId), () => runningTurns.Remove(instanceId)));
            }
            else
            {
                readyTurns.Enqueue(instanceId);
            }
        }

        while (runningActivities < maxActivities && readyActivities.TryDequeue(out QueuedActivity? activity))
        {
            runningActivities++;
            CancellationToken token = stopping.Token;
            _ = Task.Run(() => RunAsync(() => engine.RunActivityAsync(activity, token), () => runningActivities--), CancellationToken.None);
        }
    }

    private async Task RunAsync(Func<Task> work, Action ended)
    {
        try
        {
            await work();
        }
        // Orchestrators' and activities' own exceptions are stored as failures: this one is the engine's, and it must not go on.
#pragma warning disable CA1031
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Faulted(exception);
        }

        lock (gate)
        {
            ended();
            Pump();
        }

        ReleaseIdleWaiters();
    }

    private void ReleaseIdleWaiters()
    {
        List<TaskCompletionSource> waiters;
        lock (gate)
        {
            if (!IsIdle || idleWaiters.Count == 0)
            {
                return;
            }

            waiters = idleWaiters;
            idleWaiters = [];
        }

        waiters.ForEach(waiter => waiter.TrySetResult());
    }
}
