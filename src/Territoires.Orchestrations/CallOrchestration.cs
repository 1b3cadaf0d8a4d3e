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
        do
        {
            var plan = await call.PlanAsync(input);
            if (plan.Closes is { } closes)
            {
                await call.UntilOrReopenedAsync(CallProgressStage.Open, closes);
                await call.UntilOrReopenedAsync(CallProgressStage.Closing, closes + CallPlan.LongestRequest);
                await call.ClosedOrReopenedAsync();
            }

            await call.AfterOrReopenedAsync(CallProgressStage.Checking, EventNames.EligibilityDecided);
            if (plan.ReviewsBy is { } reviewsBy)
            {
                await call.AfterOrReopenedAsync(CallProgressStage.Reviewing, EventNames.ReviewFinalised, reviewsBy);
            }

            if (plan.HasJury)
            {
                await call.AfterOrReopenedAsync(CallProgressStage.Deliberating, EventNames.MinutesSigned);
            }
        }
        while (call.IsReopened);

        if (input.HasJury)
        {
            await call.AfterAsync(CallProgressStage.Proposing, EventNames.ProposalSent);
        }

        await call.AfterAsync(CallProgressStage.Designating, EventNames.LaureatesDesignated);
        await call.AfterAsync(CallProgressStage.Publishing, EventNames.PublicationScheduled);
        await call.PublishAsync();

        return new CallOutcome(input.CallId, call.Submissions);
    }
}
