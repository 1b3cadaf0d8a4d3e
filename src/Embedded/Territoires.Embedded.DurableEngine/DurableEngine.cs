using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Territoires.Embedded.DurableEngine;

// The type is the project: what it is called everywhere else.
#pragma warning disable MA0049
/// <summary>Event-sourced orchestrations in one SQLite file and one process. What a call acknowledges survives a kill.</summary>
public sealed class DurableEngine : IAsyncDisposable, IDispatched
#pragma warning restore MA0049
{
    // A system timer takes at most 49 days; it is armed again when it fires.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly DurableEngineOptions options;
    private readonly DurableFunctions functions;
    private readonly ILogger logger;
    private readonly Dispatcher dispatcher;
    private readonly Database database;
    private readonly ITimer? alarm;
    private bool isDisposed;

    private DurableEngine(DurableEngineOptions options, DurableFunctions functions)
    {
        this.options = options;
        this.functions = functions;
        logger = options.LoggerFactory.CreateLogger(typeof(DurableEngine).FullName!);
        dispatcher = new Dispatcher(this, options.MaxConcurrentOrchestrations, options.MaxConcurrentActivities, logger);
        try
        {
            database = Database.Open(options.DatabasePath, options.Clock, dispatcher);
        }
        catch
        {
            dispatcher.Dispose();
            throw;
        }

        alarm = options.Clock is VirtualClock
            ? null
            : options.Clock.CreateTimer(_ => FireDueTimers(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The earliest pending durable timer or scheduled start; null when there is none.</summary>
    public DateTimeOffset? NextTimerDue => database.Read(db => db.Scalar("SELECT MIN(due_at) FROM timers")) is long ticks
        ? new DateTimeOffset(ticks, TimeSpan.Zero)
        : null;

    internal DurableEngineOptions Options => options;

    internal DurableFunctions Functions => functions;

    internal Database Database => database;

    internal Dispatcher Dispatcher => dispatcher;

    /// <summary>Opens the file, creating it if absent. Clients may write and read before <see cref="StartAsync"/>; nothing runs yet.</summary>
    /// <exception cref="IOException">Another engine has the file open.</exception>
    /// <exception cref="InvalidOperationException">The file is damaged, of a later version, or would not be flushed at each commit.</exception>
    public static async Task<DurableEngine> OpenAsync(
        DurableEngineOptions options, DurableFunctions functions, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(functions);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxConcurrentActivities, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxConcurrentOrchestrations, 1, nameof(options));
        DurableEngine engine = await Task.Run(() => new DurableEngine(options, functions), cancellation);
        if (options.Clock is VirtualClock clock)
        {
            clock.MoveTo(engine.StoredTime());
            await engine.StoreTimeAsync(clock.GetUtcNow());
        }

        return engine;
    }

    /// <summary>Runs what is pending: unread messages, and activities that were queued or running when the last engine stopped or was killed.</summary>
    public Task StartAsync(CancellationToken c = default) => database.WriteAsync(scope =>
    {
        InstanceWrites.FireTimers(scope, scope.Now);
        scope.Effects.Ready.Clear();
        scope.Effects.Ready.AddRange(scope.Db.Query("SELECT instance_id FROM inbox GROUP BY instance_id ORDER BY MIN(message_id)", row => row.GetString(0)));
        if (!dispatcher.IsStarted)
        {
            scope.Effects.Activities.AddRange(scope.Db.Query(
                "SELECT activity_id, instance_id, name, input FROM activities ORDER BY activity_id",
                row => new QueuedActivity(row.GetInt64(0), row.GetString(1), row.GetString(2), row.Text(3))));
        }

        scope.Effects.Starts = true;
        return true;
    }).WaitAsync(c);

    /// <summary>Waits for running turns and activities; what is queued stays in the database for the next start.</summary>
    public Task StopAsync(CancellationToken c = default) => dispatcher.StopAsync(c);

    public DurableTaskClient CreateClient(string name) => new EngineClient(name, this);

    /// <summary>Returns when no turn, activity or due message is pending or running.</summary>
    /// <exception cref="InvalidOperationException">The engine is not started, or has failed.</exception>
    public async Task SettleAsync(CancellationToken c = default)
    {
        do
        {
            await dispatcher.WhenIdleAsync().WaitAsync(c);
            if (!dispatcher.IsStarted)
            {
                throw new InvalidOperationException("The durable engine is not started: nothing settles.");
            }
        }
        while (await FireDueTimersAsync() > 0);
    }

    /// <summary>
    /// Virtual clock only. Goes to each due timer in order, stores the new time with the messages that it brings, and settles the engine and
    /// <paramref name="settleHost"/>, until both are quiet, before it goes on; ends at the instant.
    /// </summary>
    /// <exception cref="InvalidOperationException">The clock is not virtual.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant is past.</exception>
    public async Task AdvanceToAsync(DateTimeOffset instant, Func<CancellationToken, Task>? settleHost = null, CancellationToken c = default)
    {
        if (options.Clock is not VirtualClock clock)
        {
            throw new InvalidOperationException("Only a virtual clock is moved.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(instant, clock.GetUtcNow());
        await QuietAsync(settleHost, c);
        while (NextTimerDue is { } due && due <= instant)
        {
            await StoreTimeAsync(due);
            await QuietAsync(settleHost, c);
        }

        await StoreTimeAsync(instant);
        await QuietAsync(settleHost, c);
    }

    /// <summary>The history of the current execution, as JSON that never changes for the same history: to be kept and replayed.</summary>
    /// <exception cref="ArgumentException">There is no such instance.</exception>
    public Task<string> ExportHistoryAsync(string instanceId, CancellationToken c = default) => Task.Run(
        () => database.Read(db =>
        {
            _ = InstanceRow.Find(db, instanceId) ?? throw new ArgumentException($"There is no orchestration instance '{instanceId}'.", nameof(instanceId));
            return HistoryJson.Export(db.Query(
                "SELECT event FROM history WHERE instance_id = $1 ORDER BY position", row => HistoryJson.Read(row.GetString(0)), instanceId));
        }),
        c);

    /// <summary>Stops, then closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        if (alarm is not null)
        {
            await alarm.DisposeAsync();
        }

        await dispatcher.StopAsync(CancellationToken.None);
        await Task.Run(database.Dispose);
        dispatcher.Dispose();
    }

    async Task IDispatched.RunTurnAsync(string instanceId)
    {
        if (database.Read(db => PendingTurn.Load(db, instanceId)) is not { } pending)
        {
            return;
        }

        OrchestrationExecution execution = new(functions.FindOrchestrator, options.Converter, options.LoggerFactory, options.DefaultVersion);
        if (Turn.Run(pending, options.Clock.GetUtcNow(), execution, logger) is { } turn)
        {
            await database.WriteAsync(scope =>
            {
                TurnCommit.Store(scope, turn, logger);
                return true;
            });
        }
    }

    async Task IDispatched.RunActivityAsync(QueuedActivity activity, CancellationToken stopping)
    {
        Func<int, HistoryEvent> answer;
        try
        {
            // The error type is upstream's.
            Func<ActivityInvocation, Task<object?>>? run = functions.FindActivity(activity.Name);
            if (run is null)
            {
                answer = Failed(new TaskFailureDetails("ActivityTaskNotFound", $"There is no activity '{activity.Name}' here.", null, null, null));
            }
            else
            {
                object? result = await run(new ActivityInvocation(activity.Name, activity.InstanceId, activity.Input, options.Converter, stopping));
                string? output = Limits.CheckPayload(options.Converter.Serialize(result), $"The output of activity '{activity.Name}'");
                answer = sequence => new TaskCompleted(sequence, output);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The engine stops: the row stays and the activity runs again after the next start.
            return;
        }
        // Whatever the activity throws is its failure, told to the orchestrator.
#pragma warning disable CA1031
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.LogWarning(exception, "Activity {Name} of {InstanceId} failed.", activity.Name, activity.InstanceId);
            answer = Failed(TaskFailureDetails.FromException(exception));
        }

        await database.WriteAsync(scope =>
        {
            InstanceWrites.AnswerActivity(scope, activity.ActivityId, answer);
            return true;
        });
    }

    void IDispatched.MoveClockTo(DateTimeOffset instant) => ((VirtualClock)options.Clock).MoveTo(instant);

    void IDispatched.TimersChanged()
    {
        if (alarm is null || !dispatcher.IsStarted || NextTimerDue is not { } due)
        {
            return;
        }

        TimeSpan wait = due - options.Clock.GetUtcNow();
        // A millisecond more: a system timer may fire a little early.
        wait = wait <= TimeSpan.Zero ? TimeSpan.Zero : wait + TimeSpan.FromMilliseconds(1);
        alarm.Change(wait < LongestWait ? wait : LongestWait, Timeout.InfiniteTimeSpan);
    }

    private static Func<int, HistoryEvent> Failed(TaskFailureDetails failure)
    {
        TaskFailureDetails stored = Limits.Shorten(failure);
        return sequence => new TaskFailed(sequence, stored);
    }

    private DateTimeOffset StoredTime() =>
        new((long)database.Read(db => db.Scalar("SELECT value FROM meta WHERE name = 'now'"))!, TimeSpan.Zero);

    private Task<bool> StoreTimeAsync(DateTimeOffset instant) => database.WriteAsync(scope =>
    {
        scope.Db.Execute("UPDATE meta SET value = $1 WHERE name = 'now' AND value < $1", instant.UtcTicks);
        InstanceWrites.FireTimers(scope, instant);
        scope.Effects.MovesClockTo = instant;
        return true;
    });

    private async Task QuietAsync(Func<CancellationToken, Task>? settleHost, CancellationToken c)
    {
        long before;
        do
        {
            await SettleAsync(c);
            before = dispatcher.Commits;
            await (settleHost?.Invoke(c) ?? Task.CompletedTask);
            await SettleAsync(c);
        }
        while (dispatcher.Commits != before);
    }

    private async Task<int> FireDueTimersAsync() =>
        NextTimerDue is { } due && due <= options.Clock.GetUtcNow()
            ? await database.WriteAsync(scope => InstanceWrites.FireTimers(scope, scope.Now))
            : 0;

    // On the alarm's thread: a failure is the database's, which has told the dispatcher.
    private void FireDueTimers()
    {
        if (dispatcher.IsStarted)
        {
            _ = database.WriteAsync(scope =>
            {
                scope.Effects.TimersChanged = true;
                return InstanceWrites.FireTimers(scope, scope.Now);
            });
        }
    }
}
