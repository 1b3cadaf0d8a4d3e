using Microsoft.DurableTask.Client;

namespace Territoires.Embedded.DurableEngine;

/// <summary>An instance to create.</summary>
internal sealed record NewInstance(
    string InstanceId, string Name, string Version, string? Input, ParentCall? Parent, IReadOnlyDictionary<string, string>? Tags, DateTimeOffset? StartAt);

/// <summary>Writes that create, signal and forget instances.</summary>
internal static class InstanceWrites
{
    private const int ScheduledStart = -1;

    /// <exception cref="InvalidOperationException">An instance of that id has not ended, or its status refuses the start.</exception>
    public static void Start(WriteScope scope, NewInstance instance, IReadOnlyList<string>? refusingStatuses)
    {
        if (InstanceRow.Find(scope.Db, instance.InstanceId) is { } existing
            && (!existing.HasEnded || refusingStatuses?.Contains(existing.Status.ToString(), StringComparer.OrdinalIgnoreCase) == true))
        {
            throw new InvalidOperationException($"An orchestration instance '{instance.InstanceId}' exists already, with status {existing.Status}.");
        }

        Create(scope, instance);
    }

    /// <summary>Creates an instance in the place of an ended one of the same id, if any.</summary>
    public static void Create(WriteScope scope, NewInstance instance)
    {
        Forget(scope, instance.InstanceId);
        long executionId = NextExecution(scope);
        scope.Db.Execute(
            """
            INSERT INTO instances (instance_id, execution_id, name, version, status, created_at, updated_at, parent, parent_id, tags, input)
            VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9, $10)
            """,
            instance.InstanceId, executionId, instance.Name, instance.Version, nameof(OrchestrationRuntimeStatus.Pending), scope.Now.UtcTicks,
            HistoryJson.WriteValue(instance.Parent), instance.Parent?.InstanceId, HistoryJson.WriteValue(instance.Tags), instance.Input);
        ExecutionStarted started = new(
            instance.InstanceId, executionId, instance.Name, instance.Version, instance.Input, instance.Parent, instance.Tags, null);
        DeliverAt(scope, instance.StartAt ?? scope.Now, instance.InstanceId, executionId, ScheduledStart, started);
        scope.Effects.Changed.Add(instance.InstanceId);
    }

    /// <summary>Delivers now what is due, else when it will be.</summary>
    public static void DeliverAt(WriteScope scope, DateTimeOffset due, string instanceId, long executionId, int sequence, HistoryEvent message)
    {
        if (due <= scope.Now)
        {
            scope.Deliver(instanceId, message, executionId);
            return;
        }

        scope.Db.Execute(
            "INSERT INTO timers (due_at, instance_id, execution_id, sequence, event) VALUES ($1, $2, $3, $4, $5)",
            due.UtcTicks, instanceId, executionId, sequence, HistoryJson.Write(message));
        scope.Effects.TimersChanged = true;
    }

    /// <summary>Delivers every timer due at the instant or before, in the order of their instants, then of their creation.</summary>
    public static int FireTimers(WriteScope scope, DateTimeOffset until)
    {
        var due = scope.Db.Query(
            "SELECT instance_id, execution_id, event FROM timers WHERE due_at <= $1 ORDER BY due_at, timer_id",
            row => (InstanceId: row.GetString(0), ExecutionId: row.GetInt64(1), Message: HistoryJson.Read(row.GetString(2))),
            until.UtcTicks);
        foreach (var timer in due)
        {
            scope.Deliver(timer.InstanceId, timer.Message, timer.ExecutionId);
        }

        scope.Db.Execute("DELETE FROM timers WHERE due_at <= $1", until.UtcTicks);
        return due.Count;
    }

    /// <exception cref="ArgumentException">There is no such instance.</exception>
    /// <exception cref="InvalidOperationException">The instance has ended.</exception>
    public static void Signal(WriteScope scope, string instanceId, HistoryEvent message)
    {
        InstanceRow instance = InstanceRow.Find(scope.Db, instanceId)
            ?? throw new ArgumentException($"There is no orchestration instance '{instanceId}'.", nameof(instanceId));
        if (instance.HasEnded)
        {
            throw new InvalidOperationException($"Orchestration instance '{instanceId}' has ended, with status {instance.Status}.");
        }

        scope.Deliver(instanceId, message, executionId: null);
    }

    /// <summary>Answers a call of an execution; dropped when that execution is over.</summary>
    public static void Answer(WriteScope scope, string instanceId, long executionId, HistoryEvent answer)
    {
        if (InstanceRow.Find(scope.Db, instanceId) is { HasEnded: false } caller && caller.ExecutionId == executionId)
        {
            scope.Deliver(instanceId, answer, executionId);
        }
    }

    /// <summary>Stores the result of an activity, once: a second run of the same call finds no row.</summary>
    public static void AnswerActivity(WriteScope scope, long activityId, Func<int, HistoryEvent> answer)
    {
        var calls = scope.Db.Query(
            "SELECT instance_id, execution_id, sequence FROM activities WHERE activity_id = $1",
            row => (InstanceId: row.GetString(0), ExecutionId: row.GetInt64(1), Sequence: row.GetInt32(2)),
            activityId);
        foreach (var call in calls)
        {
            scope.Db.Execute("DELETE FROM activities WHERE activity_id = $1", activityId);
            Answer(scope, call.InstanceId, call.ExecutionId, answer(call.Sequence));
        }
    }

    /// <summary>Purges an ended instance, and with <paramref name="recursive"/> its ended sub-orchestrations; returns how many went.</summary>
    public static int Purge(WriteScope scope, string instanceId, bool recursive)
    {
        if (InstanceRow.Find(scope.Db, instanceId) is not { HasEnded: true })
        {
            return 0;
        }

        List<string> children = recursive ? Children(scope.Db, instanceId) : [];
        Forget(scope, instanceId);
        return 1 + children.Sum(child => Purge(scope, child, recursive));
    }

    public static List<string> Children(SqliteSession db, string instanceId) =>
        db.Query("SELECT instance_id FROM instances WHERE parent_id = $1 ORDER BY instance_id", row => row.GetString(0), instanceId);

    public static long NextExecution(WriteScope scope) =>
        (long)scope.Db.Scalar("UPDATE meta SET value = value + 1 WHERE name = 'executions' RETURNING value")!;

    // Activities still queued run all the same, as upstream: their results find no taker.
    private static void Forget(WriteScope scope, string instanceId)
    {
        scope.Db.Execute("DELETE FROM instances WHERE instance_id = $1", instanceId);
        scope.Db.Execute("DELETE FROM history WHERE instance_id = $1", instanceId);
        scope.Db.Execute("DELETE FROM inbox WHERE instance_id = $1", instanceId);
        scope.Db.Execute("DELETE FROM timers WHERE instance_id = $1", instanceId);
        scope.Effects.TimersChanged = true;
        scope.Effects.Changed.Add(instanceId);
    }
}
