using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Territoires.Embedded.DurableEngine;

/// <summary>Stores a whole turn in one transaction: messages consumed, history, actions, status, end.</summary>
internal static class TurnCommit
{
    public static void Store(WriteScope scope, Turn turn, ILogger logger)
    {
        InstanceRow instance = turn.Before.Instance;
        if (InstanceRow.Find(scope.Db, instance.InstanceId) is not { HasEnded: false } current || current.ExecutionId != instance.ExecutionId)
        {
            throw new InvalidOperationException($"Instance '{instance.InstanceId}' changed during its turn: the engine runs one turn of an instance at a time.");
        }

        foreach (InboxMessage message in turn.Consumed)
        {
            scope.Db.Execute("DELETE FROM inbox WHERE message_id = $1", message.MessageId);
        }

        AppendHistory(scope, turn, logger);
        foreach (ScheduledAction action in turn.Actions)
        {
            Perform(scope, turn, action, logger);
        }

        foreach (int sequence in turn.CancelledTimers)
        {
            scope.Db.Execute("DELETE FROM timers WHERE instance_id = $1 AND sequence = $2", instance.InstanceId, sequence);
            scope.Effects.TimersChanged = true;
        }

        UpdateInstance(scope, turn);
        switch (turn.Outcome.Status)
        {
            case OrchestrationRuntimeStatus.ContinuedAsNew:
                BeginNextExecution(scope, turn);
                break;
            case OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated:
                if (turn.Outcome.Failure is { } failure)
                {
                    logger.LogWarning("{InstanceId} ({Name}) failed: {Failure}", instance.InstanceId, instance.Name, failure);
                }

                End(scope, turn);
                break;
            default:
                break;
        }

        scope.Effects.Changed.Add(instance.InstanceId);
    }

    private static void AppendHistory(WriteScope scope, Turn turn, ILogger logger)
    {
        List<HistoryEvent> appended = [.. turn.Happened, .. turn.Actions];
        if (turn.Outcome.Status is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated)
        {
            appended.Add(new ExecutionCompleted(turn.Outcome.Status, turn.Outcome.Output, turn.Outcome.Failure));
        }

        int position = turn.Before.History.Count;
        foreach (HistoryEvent happened in appended)
        {
            scope.Db.Execute(
                "INSERT INTO history (instance_id, position, event) VALUES ($1, $2, $3)",
                turn.Before.Instance.InstanceId, position++, HistoryJson.Write(happened));
        }

        if (position >= Limits.HistoryEvents)
        {
            logger.LogError(
                "The history of {InstanceId} ({Name}) holds {Count} events: it schedules nothing more. Continue as new before {Limit}.",
                turn.Before.Instance.InstanceId, turn.Before.Instance.Name, position, Limits.HistoryEvents);
        }
    }

    private static void Perform(WriteScope scope, Turn turn, ScheduledAction action, ILogger logger)
    {
        InstanceRow instance = turn.Before.Instance;
        switch (action)
        {
            case ActivityScheduled call:
                long activityId = (long)scope.Db.Scalar(
                    "INSERT INTO activities (instance_id, execution_id, sequence, name, input) VALUES ($1, $2, $3, $4, $5) RETURNING activity_id",
                    instance.InstanceId, instance.ExecutionId, call.Sequence, call.Name, call.Input)!;
                scope.Effects.Activities.Add(new QueuedActivity(activityId, instance.InstanceId, call.Name, call.Input));
                break;
            case TimerCreated timer when !turn.CancelledTimers.Contains(timer.Sequence):
                InstanceWrites.DeliverAt(
                    scope, timer.FireAt, instance.InstanceId, instance.ExecutionId, timer.Sequence, new TimerFired(timer.Sequence));
                break;
            case SubOrchestrationScheduled call:
                CallSubOrchestration(scope, instance, call);
                break;
            case EventSent sent when InstanceRow.Find(scope.Db, sent.InstanceId) is { HasEnded: false }:
                scope.Deliver(sent.InstanceId, new EventRaised(sent.Name, sent.Payload), executionId: null);
                break;
            case EventSent sent:
                logger.LogWarning(
                    "{InstanceId} sent event {EventName} to {Target}, which is absent or has ended: the event is dropped.",
                    instance.InstanceId, sent.Name, sent.InstanceId);
                break;
            default:
                break;
        }
    }

    private static void CallSubOrchestration(WriteScope scope, InstanceRow parent, SubOrchestrationScheduled call)
    {
        if (InstanceRow.Find(scope.Db, call.InstanceId) is { HasEnded: false })
        {
            InvalidOperationException taken = new($"An orchestration instance '{call.InstanceId}' exists already and has not ended.");
            scope.Deliver(parent.InstanceId, new TaskFailed(call.Sequence, TaskFailureDetails.FromException(taken)), parent.ExecutionId);
            return;
        }

        ParentCall answersTo = new(parent.Name, parent.InstanceId, parent.ExecutionId, call.Sequence);
        InstanceWrites.Create(scope, new NewInstance(call.InstanceId, call.Name, call.Version, call.Input, answersTo, call.Tags, StartAt: null));
    }

    private static void UpdateInstance(WriteScope scope, Turn turn)
    {
        InstanceRow instance = turn.Before.Instance;
        OrchestrationRuntimeStatus status = turn.Outcome.Status switch
        {
            OrchestrationRuntimeStatus.Pending or OrchestrationRuntimeStatus.Running or OrchestrationRuntimeStatus.ContinuedAsNew
                when turn.Suspended => OrchestrationRuntimeStatus.Suspended,
            OrchestrationRuntimeStatus.ContinuedAsNew => OrchestrationRuntimeStatus.Running,
            var other => other,
        };
        scope.Db.Execute(
            "UPDATE instances SET status = $2, updated_at = $3, output = $4, failure = $5, custom_status = $6 WHERE instance_id = $1",
            instance.InstanceId, status.ToString(), scope.Now.UtcTicks, turn.Outcome.Output, HistoryJson.WriteValue(turn.Outcome.Failure),
            turn.CustomStatus.IsSet ? turn.CustomStatus.Value : instance.CustomStatus);
    }

    private static void BeginNextExecution(WriteScope scope, Turn turn)
    {
        InstanceRow instance = turn.Before.Instance;
        Restart restart = turn.Restart!;
        long executionId = InstanceWrites.NextExecution(scope);
        string version = restart.Version ?? instance.Version;
        scope.Db.Execute("DELETE FROM history WHERE instance_id = $1", instance.InstanceId);
        scope.Db.Execute("DELETE FROM timers WHERE instance_id = $1", instance.InstanceId);
        scope.Db.Execute("DELETE FROM inbox WHERE instance_id = $1 AND execution_id = $2", instance.InstanceId, instance.ExecutionId);
        scope.Db.Execute(
            "UPDATE instances SET execution_id = $2, input = $3, version = $4 WHERE instance_id = $1",
            instance.InstanceId, executionId, restart.Input, version);
        IReadOnlyList<EventRaised>? carried = restart.PreserveEvents && turn.Carried.Count > 0 ? turn.Carried : null;
        scope.Deliver(
            instance.InstanceId,
            new ExecutionStarted(
                instance.InstanceId, executionId, instance.Name, version, restart.Input, instance.Parent, instance.Tags, carried),
            executionId);
        scope.Effects.TimersChanged = true;
    }

    private static void End(WriteScope scope, Turn turn)
    {
        InstanceRow instance = turn.Before.Instance;
        scope.Db.Execute("DELETE FROM inbox WHERE instance_id = $1", instance.InstanceId);
        scope.Db.Execute("DELETE FROM timers WHERE instance_id = $1", instance.InstanceId);
        scope.Effects.TimersChanged = true;
        if (turn.Happened.OfType<ExecutionTerminated>().FirstOrDefault() is { Recursive: true } order)
        {
            foreach (string child in InstanceWrites.Children(scope.Db, instance.InstanceId))
            {
                if (InstanceRow.Find(scope.Db, child) is { HasEnded: false })
                {
                    scope.Deliver(child, order, executionId: null);
                }
            }
        }

        if (instance.Parent is { } parent)
        {
            HistoryEvent answer = turn.Outcome.Status == OrchestrationRuntimeStatus.Completed
                ? new TaskCompleted(parent.Sequence, turn.Outcome.Output)
                : new TaskFailed(parent.Sequence, turn.Outcome.Failure ?? Terminated(instance.InstanceId));
            InstanceWrites.Answer(scope, parent.InstanceId, parent.ExecutionId, answer);
        }
    }

    private static TaskFailureDetails Terminated(string instanceId) =>
        new("OrchestrationTerminated", $"Sub-orchestration '{instanceId}' was terminated.", null, null, null);
}
