using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Territoires.Embedded.DurableEngine;

internal sealed record InboxMessage(long MessageId, HistoryEvent Message);

/// <summary>An instance, its history and its messages, as one read saw them.</summary>
internal sealed record PendingTurn(InstanceRow Instance, IReadOnlyList<HistoryEvent> History, IReadOnlyList<InboxMessage> Inbox)
{
    public static PendingTurn? Load(SqliteSession db, string instanceId)
    {
        if (InstanceRow.Find(db, instanceId) is not { HasEnded: false } instance)
        {
            return null;
        }

        List<HistoryEvent> history = db.Query(
            "SELECT event FROM history WHERE instance_id = $1 ORDER BY position", row => HistoryJson.Read(row.GetString(0)), instanceId);
        List<InboxMessage> inbox = db.Query(
            "SELECT message_id, event FROM inbox WHERE instance_id = $1 ORDER BY message_id",
            row => new InboxMessage(row.GetInt64(0), HistoryJson.Read(row.GetString(1))),
            instanceId);
        return new PendingTurn(instance, history, inbox);
    }
}

/// <summary>What a turn did, to be stored as one.</summary>
internal sealed record Turn(
    PendingTurn Before,
    IReadOnlyList<InboxMessage> Consumed,
    IReadOnlyList<HistoryEvent> Happened,
    IReadOnlyList<ScheduledAction> Actions,
    IReadOnlySet<int> CancelledTimers,
    ExecutionOutcome Outcome,
    bool Suspended,
    (string? Value, bool IsSet) CustomStatus,
    Restart? Restart,
    IReadOnlyList<EventRaised> Carried)
{
    /// <summary>Replays the history, then lets the code learn of the messages. Null when none of them can be consumed now.</summary>
    public static Turn? Run(PendingTurn pending, DateTimeOffset now, OrchestrationExecution execution, ILogger logger)
    {
        bool wasSuspended = pending.Instance.Status == OrchestrationRuntimeStatus.Suspended;
        bool hasStarted = pending.History.OfType<ExecutionStarted>().Any();
        (List<InboxMessage> consumed, bool suspended) = Select(pending.Inbox, wasSuspended, hasStarted);
        if (consumed.Count == 0)
        {
            return null;
        }

        // A system clock that was set back does not take orchestrations back.
        DateTimeOffset last = pending.History.OfType<TurnStarted>().LastOrDefault()?.At ?? now;
        List<HistoryEvent> happened = [new TurnStarted(now > last ? now : last), .. consumed.Select(message => message.Message)];
        ExecutionOutcome outcome;
        try
        {
            foreach (HistoryEvent recorded in pending.History)
            {
                execution.Apply(recorded, replaying: true);
            }

            happened.ForEach(message => execution.Apply(message, replaying: false));
            outcome = execution.Outcome();
        }
        catch (HistoryMismatchException mismatch)
        {
            logger.LogError(mismatch, "{Message}", mismatch.Message);
            return new Turn(
                pending, consumed, happened, [], new HashSet<int>(),
                new(OrchestrationRuntimeStatus.Failed, null, Limits.Shorten(TaskFailureDetails.FromException(mismatch))), suspended, default, null, []);
        }

        OrchestrationContext? context = execution.Context;
        return new Turn(
            pending, consumed, happened, [.. context?.Unmatched ?? []], context?.CancelledTimers ?? [], outcome, suspended,
            context?.CustomStatus ?? default, context?.Restart, context?.UnprocessedEvents ?? []);
    }

    /// <summary>
    /// A suspended instance hears only orders; what came meanwhile is heard after the resumption, in its order. Nothing is heard before the
    /// start, which comes first, and nothing after an order to terminate.
    /// </summary>
    private static (List<InboxMessage> Consumed, bool Suspended) Select(IReadOnlyList<InboxMessage> inbox, bool suspended, bool hasStarted)
    {
        List<InboxMessage> consumed = [];
        List<InboxMessage> held = [];
        bool starts = hasStarted || inbox.Any(message => message.Message is ExecutionStarted);
        foreach (InboxMessage message in inbox.OrderBy(message => message.Message is ExecutionStarted ? 0 : 1))
        {
            switch (message.Message)
            {
                case ExecutionTerminated:
                    consumed.Add(message);
                    return (consumed, false);
                case ExecutionSuspended:
                    consumed.Add(message);
                    suspended = true;
                    break;
                case ExecutionResumed:
                    consumed.Add(message);
                    suspended = false;
                    if (starts)
                    {
                        consumed.AddRange(held);
                        held.Clear();
                    }

                    break;
                default:
                    (suspended || !starts ? held : consumed).Add(message);
                    break;
            }
        }

        return (consumed, suspended);
    }
}
