using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Territoires.Orchestrations.Tests;

/// <summary>
/// One turn after another, driven by a test: activities answer at once, timers fire when the test says, maybe early. Waiters
/// of events are what the real worker makes of them (durabletask-dotnet, TaskOrchestrationContextWrapper): a stack a name,
/// last in first out, on which a cancelled waiter stays and swallows the event that reaches it.
/// </summary>
internal sealed class StackedContext(DateTimeOffset start, Func<string, object?, object> answer) : TaskOrchestrationContext
{
    private readonly Dictionary<string, Stack<TaskCompletionSource<object>>> waiters = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Name, object Payload)> buffer = [];
    private readonly List<(DateTimeOffset Due, TaskCompletionSource Fired)> timers = [];
    private DateTimeOffset now = start;

    public override TaskName Name => nameof(CallOrchestration);

    public override string InstanceId => "call-essai";

    public override ParentOrchestrationInstance? Parent => null;

    public override DateTime CurrentUtcDateTime => now.UtcDateTime;

    public override bool IsReplaying => false;

    public List<DateTimeOffset> TimersMade { get; } = [];

    /// <summary>What it began anew with, each time.</summary>
    public List<object?> Continued { get; } = [];

    public string Stage { get; private set; } = string.Empty;

    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    /// <summary>Ends the earliest timer that is open, at its date or so long before it.</summary>
    public void FireTimer(TimeSpan early = default)
    {
        var next = timers.Where(timer => !timer.Fired.Task.IsCompleted).MinBy(timer => timer.Due);
        now = next.Due - early;
        next.Fired.SetResult();
    }

    public void Raise(string name, object payload)
    {
        if (waiters.TryGetValue(name, out var stack) && stack.TryPop(out var latest))
        {
            latest.TrySetResult(payload);
        }
        else
        {
            buffer.Add((name, payload));
        }
    }

    public override async Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        if (buffer.FindIndex(raised => raised.Name == eventName) is >= 0 and var early)
        {
            var payload = buffer[early].Payload;
            buffer.RemoveAt(early);
            return (T)payload;
        }

        var waiter = new TaskCompletionSource<object>();
        waiters.TryAdd(eventName, new());
        waiters[eventName].Push(waiter);
        await using var registration = cancellationToken.Register(() => waiter.TrySetCanceled(cancellationToken));
        return (T)await waiter.Task;
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        var fired = new TaskCompletionSource();
        TimersMade.Add(new(fireAt));
        timers.Add((new(fireAt), fired));
        cancellationToken.Register(() => fired.TrySetCanceled(cancellationToken));
        return fired.Task;
    }

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null) =>
        Task.FromResult((TResult)answer(name.Name, input));

    public override void SetCustomStatus(object? customStatus) => Stage = ((CallProgress)customStatus!).Stage;

    public override T? GetInput<T>()
        where T : default => throw new NotSupportedException();

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        throw new NotSupportedException();

    public override void SendEvent(string instanceId, string eventName, object payload) => throw new NotSupportedException();

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) => Continued.Add(newInput);

    public override Guid NewGuid() => throw new NotSupportedException();
}
