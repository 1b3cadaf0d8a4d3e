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
        var call = new CallSteps(context, input.CallId);
        await context.CallActivityAsync<bool>(ActivityNames.NoteOrchestrationStarted, input.CallId, Patience.Options);

        await call.UntilAsync(CallProgressStage.Coming, input.Opens);
        await call.UntilAsync(CallProgressStage.Open, input.Closes);
        await call.UntilAsync(CallProgressStage.Closing, input.Closes + CallPlan.LongestRequest);
        var submissions = await context.CallActivityAsync<int>(ActivityNames.CloseCall, input.CallId, Patience.Options);

        await call.AfterAsync(CallProgressStage.Checking, EventNames.EligibilityDecided);
        await call.AfterOrUntilAsync(CallProgressStage.Reviewing, EventNames.ReviewFinalised, input.ReviewsBy);
        await call.AfterAsync(CallProgressStage.Deliberating, EventNames.MinutesSigned);
        await call.AfterAsync(CallProgressStage.Proposing, EventNames.ProposalSent);
        await call.AfterAsync(CallProgressStage.Designating, EventNames.LaureatesDesignated);
        await call.AfterAsync(CallProgressStage.Publishing, EventNames.PublicationScheduled);
        await call.PublishAsync();

        return new CallOutcome(input.CallId, submissions);
    }
}
