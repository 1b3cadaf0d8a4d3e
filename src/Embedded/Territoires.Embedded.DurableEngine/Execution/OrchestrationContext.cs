using System.Security.Cryptography;
using System.Text;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Territoires.Embedded.DurableEngine;

/// <summary>The input and options of the next execution.</summary>
internal sealed record Restart(string? Input, string? Version, bool PreserveEvents);

/// <summary>The context of one execution during one turn: it numbers what the code asks for and completes what it awaits.</summary>
internal sealed class OrchestrationContext(
    ExecutionStarted started, OrchestratorScheduler scheduler, DataConverter converter, ILoggerFactory loggers, string? defaultVersion)
    : TaskOrchestrationContext
{
    private readonly Dictionary<int, (OpenTask Task, string? CalledName)> open = [];
    private readonly Dictionary<string, List<OpenTask>> waits = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<EventRaised> unprocessed = [.. started.CarriedEvents ?? []];
    private DateTimeOffset now;
    private int eventsBeforeTurn;
    private int nextSequence;
    private long nextGuid;
    private bool replaying = true;

    public override TaskName Name { get; } = started.Name;

    public override string InstanceId { get; } = started.InstanceId;

    public override string Version { get; } = started.Version;

    public override ParentOrchestrationInstance? Parent { get; } =
        started.Parent is { } parent ? new(parent.Name, parent.InstanceId) : null;

    public override DateTime CurrentUtcDateTime => now.UtcDateTime;

    public override bool IsReplaying => replaying;

    /// <summary>Actions that no history event has matched yet.</summary>
    public Queue<ScheduledAction> Unmatched { get; } = new();

    /// <summary>Those that the code cancelled in this turn.</summary>
    public HashSet<int> CancelledTimers { get; } = [];

    public Restart? Restart { get; private set; }

    /// <summary>Null until the code sets one in this execution.</summary>
    public (string? Value, bool IsSet) CustomStatus { get; private set; }

    public bool AwaitsNothing => open.Count == 0 && waits.Values.All(list => list.Count == 0);

    public IReadOnlyList<EventRaised> UnprocessedEvents => unprocessed;

    protected override ILoggerFactory LoggerFactory => loggers;

    private int InFlight => open.Values.Count(entry => entry.CalledName is not null);

    public void BeginTurn(DateTimeOffset at, int eventsBefore, bool isReplay)
    {
        now = at;
        eventsBeforeTurn = eventsBefore;
        replaying = isReplay;
        CancelledTimers.Clear();
    }

    public override T? GetInput<T>()
        where T : default => converter.Deserialize<T>(started.Input);

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        string? payload = Limits.CheckPayload(converter.Serialize(input), $"The input of activity '{name}'");
        return Retrying.RunAsync(this, options?.Retry, () => CallAsync<TResult>(name, sequence => new ActivityScheduled(sequence, name, payload)));
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        string? payload = Limits.CheckPayload(converter.Serialize(input), $"The input of orchestration '{orchestratorName}'");
        var sub = options as SubOrchestrationOptions;
        string version = sub?.Version?.Version ?? options?.Version?.Version ?? defaultVersion ?? string.Empty;
        Dictionary<string, string>? tags = options?.Tags is { Count: > 0 } given ? new(given, StringComparer.Ordinal) : null;
        if (sub?.InstanceId is { } chosen)
        {
            Limits.CheckInstanceId(chosen);
        }

        return Retrying.RunAsync(this, options?.Retry, () =>
        {
            string instanceId = sub?.InstanceId ?? NewGuid().ToString("N");
            return CallAsync<TResult>(orchestratorName, sequence => new SubOrchestrationScheduled(sequence, orchestratorName, instanceId, payload, version, tags));
        });
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellationToken);
        }

        DateTimeOffset due = new(fireAt.ToUniversalTime());
        int sequence = Schedule(number => new TimerCreated(number, due));
        OpenTask<object?> timer = new(converter);
        open.Add(sequence, (timer, null));
        cancellationToken.Register(() => CancelTimer(sequence, cancellationToken));
        return timer.Task;
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        EnsureHere();
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        OpenTask<T> wait = new(converter);
        int index = unprocessed.FindIndex(raised => string.Equals(raised.Name, eventName, StringComparison.OrdinalIgnoreCase));
        if (index >= 0)
        {
            EventRaised raised = unprocessed[index];
            unprocessed.RemoveAt(index);
            wait.Complete(raised.Payload);
            return wait.Task;
        }

        if (!waits.TryGetValue(eventName, out List<OpenTask>? stack))
        {
            waits.Add(eventName, stack = []);
        }

        stack.Add(wait);
        cancellationToken.Register(() =>
        {
            stack.Remove(wait);
            wait.Cancel(cancellationToken);
        });
        return wait.Task;
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        Limits.CheckInstanceId(instanceId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        string? text = Limits.CheckPayload(converter.Serialize(payload), $"Event '{eventName}'");
        Schedule(sequence => new EventSent(sequence, instanceId, eventName, text));
    }

    public override void SetCustomStatus(object? customStatus)
    {
        EnsureHere();
        CustomStatus = (Limits.CheckPayload(converter.Serialize(customStatus), "The custom status"), true);
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        ContinueAsNew(new ContinueAsNewOptions { NewInput = newInput, PreserveUnprocessedEvents = preserveUnprocessedEvents });

    public override void ContinueAsNew(ContinueAsNewOptions options)
    {
        EnsureHere();
        string? input = Limits.CheckPayload(converter.Serialize(options.NewInput), "The input of the next execution");
        Restart = new Restart(input, options.NewVersion, options.PreserveUnprocessedEvents);
    }

    public override Guid NewGuid()
    {
        EnsureHere();
        byte[] name = Encoding.UTF8.GetBytes(FormattableString.Invariant($"{InstanceId}\n{started.ExecutionId}\n{now.UtcTicks}\n{nextGuid++}"));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(name, hash);

        // RFC 9562: version 8, an id derived in the application's own way.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    public void Complete(int sequence, string? output)
    {
        if (open.Remove(sequence, out var entry))
        {
            entry.Task.Complete(output);
        }
    }

    public void Fail(int sequence, TaskFailureDetails failure)
    {
        if (open.Remove(sequence, out var entry))
        {
            entry.Task.Fail(new TaskFailedException(entry.CalledName ?? string.Empty, sequence, failure));
        }
    }

    public void Deliver(EventRaised raised)
    {
        if (waits.TryGetValue(raised.Name, out List<OpenTask>? stack) && stack.Count > 0)
        {
            OpenTask latest = stack[^1];
            stack.RemoveAt(stack.Count - 1);
            latest.Complete(raised.Payload);
        }
        else
        {
            unprocessed.Add(raised);
        }
    }

    private Task<T> CallAsync<T>(TaskName name, Func<int, ScheduledAction> action)
    {
        EnsureHere();
        if (InFlight >= Limits.InFlight)
        {
            throw new InvalidOperationException(
                $"{InFlight} activities and sub-orchestrations are in flight in '{InstanceId}': await some before calling '{name}', or make a tree of two levels.");
        }

        int sequence = Schedule(action);
        OpenTask<T> call = new(converter);
        open.Add(sequence, (call, name));
        return call.Task;
    }

    private int Schedule(Func<int, ScheduledAction> action)
    {
        EnsureHere();
        if (eventsBeforeTurn >= Limits.HistoryEvents)
        {
            throw new InvalidOperationException(
                $"The history of '{InstanceId}' holds {eventsBeforeTurn} events: an orchestration that lasts continues as new before {Limits.HistoryEvents}.");
        }

        int sequence = nextSequence++;
        Unmatched.Enqueue(action(sequence));
        return sequence;
    }

    private void CancelTimer(int sequence, CancellationToken cancellation)
    {
        if (open.Remove(sequence, out var entry))
        {
            CancelledTimers.Add(sequence);
            entry.Task.Cancel(cancellation);
        }
    }

    private void EnsureHere()
    {
        if (!scheduler.IsHere)
        {
            throw new InvalidOperationException(
                $"The context of '{InstanceId}' was used outside the orchestrator's own thread: an orchestration awaits only tasks of its context.");
        }
    }
}
