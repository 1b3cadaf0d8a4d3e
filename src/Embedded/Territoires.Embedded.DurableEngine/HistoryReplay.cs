using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging.Abstractions;

namespace Territoires.Embedded.DurableEngine;

/// <summary>Replays exported histories: those of every published version must replay for ever.</summary>
public static class HistoryReplay
{
    /// <summary>Runs the orchestrator against a history that <see cref="DurableEngine.ExportHistoryAsync"/> wrote.</summary>
    /// <exception cref="HistoryMismatchException">The code does not do what the history says; the message names both sides.</exception>
    public static Task ReplayAsync(
        string historyJson, Func<TaskOrchestrationContext, Task<object?>> orchestrator, DataConverter? converter = null)
    {
        IReadOnlyList<HistoryEvent> history = HistoryJson.Import(historyJson);

        // Off the caller's synchronisation context: awaits in the orchestrator must see only its own scheduler.
        return Task.Run(() => Replay(history, orchestrator, converter ?? JsonDataConverter.Default));
    }

    private static void Replay(IReadOnlyList<HistoryEvent> history, Func<TaskOrchestrationContext, Task<object?>> orchestrator, DataConverter converter)
    {
        OrchestrationExecution execution = new(_ => orchestrator, converter, NullLoggerFactory.Instance, defaultVersion: null);
        foreach (HistoryEvent happened in history)
        {
            execution.Apply(happened, replaying: true);
        }

        execution.EnsureAllMatched();
        string recorded = Describe(history.OfType<ExecutionCompleted>().FirstOrDefault() is { } end ? new(end.Status, end.Output, end.Failure) : null);
        ExecutionOutcome outcome = execution.Outcome();
        string replayed = Describe(outcome.Status is OrchestrationRuntimeStatus.Running or OrchestrationRuntimeStatus.Pending ? null : outcome);
        if (!string.Equals(recorded, replayed, StringComparison.Ordinal))
        {
            throw new HistoryMismatchException($"The history ends with {recorded}, the code with {replayed}. Did the code change since the instance ran?");
        }
    }

    private static string Describe(ExecutionOutcome? outcome) => outcome switch
    {
        null => "an orchestration still waiting",
        { Failure: { } failure } => $"{outcome.Status} ({failure.ErrorType}: {failure.ErrorMessage})",
        _ => $"{outcome.Status} and output {outcome.Output ?? "null"}",
    };
}
