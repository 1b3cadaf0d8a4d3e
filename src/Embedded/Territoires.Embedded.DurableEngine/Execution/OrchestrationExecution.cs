using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Territoires.Embedded.DurableEngine;

/// <summary>Where the code stands after the last event.</summary>
internal sealed record ExecutionOutcome(OrchestrationRuntimeStatus Status, string? Output = null, TaskFailureDetails? Failure = null);

/// <summary>
/// Runs an orchestrator's code from its start against a history, on the calling thread. Events are applied one by one, each until the
/// code can go no further; recorded actions are compared with those that the code takes.
/// </summary>
internal sealed class OrchestrationExecution(
    Func<string, Func<TaskOrchestrationContext, Task<object?>>?> find, DataConverter converter, ILoggerFactory loggers, string? defaultVersion)
{
    private readonly OrchestratorScheduler scheduler = new();
    private Func<TaskOrchestrationContext, Task<object?>>? orchestrator;
    private Task<Task<object?>>? code;
    private ExecutionTerminated? terminated;
    private TurnStarted? turn;
    private int applied;

    /// <summary>Null until the execution has started.</summary>
    public OrchestrationContext? Context { get; private set; }

    private OrchestrationContext Started => Context ?? throw new HistoryMismatchException("The history does not begin with the start of an execution.");

    /// <exception cref="HistoryMismatchException">The code does not do what the history says.</exception>
    public void Apply(HistoryEvent happened, bool replaying)
    {
        switch (happened)
        {
            case TurnStarted started:
                EnsureAllMatched();
                turn = started;
                Context?.BeginTurn(started.At, applied, replaying);
                break;
            case ExecutionStarted started:
                Begin(started, replaying);
                break;
            case ScheduledAction recorded:
                Match(recorded);
                break;
            case ExecutionTerminated order:
                terminated = order;
                break;
            default:
                Resolve(happened);
                break;
        }

        if (terminated is null)
        {
            scheduler.Drain();
        }

        applied++;
    }

    /// <exception cref="HistoryMismatchException">The code did something that the history does not have.</exception>
    public void EnsureAllMatched()
    {
        if (terminated is null && Context is not null && Context.Unmatched.TryPeek(out ScheduledAction? extra))
        {
            throw Mismatch(extra.Sequence, "nothing", extra.Description);
        }
    }

    public ExecutionOutcome Outcome()
    {
        scheduler.End();
        if (terminated is not null)
        {
            return new(OrchestrationRuntimeStatus.Terminated, terminated.Output);
        }

        if (Context is null)
        {
            return new(OrchestrationRuntimeStatus.Pending);
        }

        if (orchestrator is null)
        {
            // The error type is upstream's.
            return Failed(new TaskFailureDetails("OrchestratorTaskNotFound", $"There is no orchestrator '{Context.Name}' here.", null, null, null));
        }

        // The scheduler has drained: the outer task, which only calls the orchestrator, is done.
        bool finished = code!.IsFaulted || code is { IsCompletedSuccessfully: true, Result.IsCompleted: true };
        return (finished, scheduler.WasLeft || Context.AwaitsNothing) switch
        {
            (_, _) when scheduler.WasLeft || (!finished && Context.AwaitsNothing) => Failed(new InvalidOperationException(
                $"Orchestrator '{Context.Name}' awaits something that is not a task of its context (I/O, Task.Delay, Task.Run, CancelAsync, another context…). Move it to an activity, or use CreateTimer.")),
            (true, _) => Finished(),
            _ => new(OrchestrationRuntimeStatus.Running),
        };
    }

    private static ExecutionOutcome Failed(Exception exception) => Failed(TaskFailureDetails.FromException(exception));

    private static ExecutionOutcome Failed(TaskFailureDetails failure) => new(OrchestrationRuntimeStatus.Failed, null, Limits.Shorten(failure));

    private ExecutionOutcome Finished()
    {
        try
        {
            // Both are complete: nothing blocks here.
#pragma warning disable VSTHRD002
            object? result = code!.GetAwaiter().GetResult().GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
            return Context!.Restart is not null
                ? new(OrchestrationRuntimeStatus.ContinuedAsNew)
                : new(OrchestrationRuntimeStatus.Completed, Limits.CheckPayload(converter.Serialize(result), $"The output of '{Context.Name}'"));
        }
        // Whatever the orchestrator throws is its failure, to be stored.
#pragma warning disable CA1031
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Failed(exception);
        }
    }

    private void Begin(ExecutionStarted started, bool replaying)
    {
        Context = new OrchestrationContext(started, scheduler, converter, loggers, defaultVersion);
        Context.BeginTurn(turn?.At ?? throw new HistoryMismatchException("The history does not begin with a turn."), applied, replaying);
        orchestrator = find(started.Name);
        if (orchestrator is not null)
        {
            code = scheduler.StartAsync(() => orchestrator(Context));
        }
    }

    private void Resolve(HistoryEvent happened)
    {
        switch (happened)
        {
            case TaskCompleted completed:
                Started.Complete(completed.Sequence, completed.Output);
                break;
            case TaskFailed failed:
                Started.Fail(failed.Sequence, failed.Failure);
                break;
            case TimerFired fired:
                Started.Complete(fired.Sequence, null);
                break;
            case EventRaised raised:
                Started.Deliver(raised);
                break;
            default:
                // Suspension and completion change the instance, not the code.
                break;
        }
    }

    private void Match(ScheduledAction recorded)
    {
        if (!Started.Unmatched.TryDequeue(out ScheduledAction? taken))
        {
            throw Mismatch(recorded.Sequence, recorded.Description, "nothing");
        }

        if (taken.Sequence != recorded.Sequence || !string.Equals(taken.Description, recorded.Description, StringComparison.OrdinalIgnoreCase))
        {
            throw Mismatch(recorded.Sequence, recorded.Description, taken.Description);
        }
    }

    private HistoryMismatchException Mismatch(int sequence, string inHistory, string inCode) => new(
        $"Orchestration '{Context!.InstanceId}' ({Context.Name}) does not replay: at action #{sequence} its history has {inHistory}, its code did {inCode}. "
        + "Did the code change since the instance started? A change that alters history is a new version.");
}
