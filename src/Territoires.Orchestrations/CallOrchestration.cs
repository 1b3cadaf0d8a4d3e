using Microsoft.DurableTask;

namespace Territoires.Orchestrations;

/// <summary>
/// The life of a call, to be read aloud beside its règlement. It holds time and order only: whether anything is permitted
/// is decided again, against the clock, at each act.
/// </summary>
public sealed class CallOrchestration : TaskOrchestrator<CallPlan, CallOutcome>
{
    public override async Task<CallOutcome> RunAsync(TaskOrchestrationContext context, CallPlan input)
    {
        await context.CallActivityAsync<bool>(ActivityNames.NoteOrchestrationStarted, input.CallId);

        await UntilAsync(context, CallProgressStage.Coming, input.Opens);
        await UntilAsync(context, CallProgressStage.Open, input.Closes);
        await UntilAsync(context, CallProgressStage.Closing, input.Closes + CallPlan.LongestRequest);
        var submissions = await context.CallActivityAsync<int>(ActivityNames.CloseCall, input.CallId);

        context.SetCustomStatus(new CallProgress(CallProgressStage.Ended, "nothing", context.CurrentUtcDateTime, null));
        return new CallOutcome(input.CallId, submissions);
    }

    /// <summary>Waits for a date of the calendar; a date already past is not waited for.</summary>
    private static async Task UntilAsync(TaskOrchestrationContext context, string stage, DateTimeOffset date)
    {
        context.SetCustomStatus(new CallProgress(stage, "calendar", context.CurrentUtcDateTime, date));
        if (date.UtcDateTime > context.CurrentUtcDateTime)
        {
            await context.CreateTimer(date.UtcDateTime, CancellationToken.None);
        }
    }
}
