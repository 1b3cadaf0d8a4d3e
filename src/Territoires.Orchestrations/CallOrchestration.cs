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
        var plan = input;
        while (!(await call.IsPastAsync(CallProgressStage.Open, plan.Closes)
            && await call.IsPastAsync(CallProgressStage.Closing, plan.Closes + CallPlan.LongestRequest)
            && await call.IsClosedAsync()
            && await call.IsDoneAsync(CallProgressStage.Checking, EventNames.EligibilityDecided)
            && await call.IsDoneAsync(CallProgressStage.Reviewing, EventNames.ReviewFinalised, plan.ReviewsBy)
            && await call.IsDoneAsync(CallProgressStage.Deliberating, EventNames.MinutesSigned)))
        {
            // The closing was put off: the call takes submissions again, whatever it was waiting for.
            plan = await call.ReadPlanAsync();
        }

        await call.AfterAsync(CallProgressStage.Proposing, EventNames.ProposalSent);
        await call.AfterAsync(CallProgressStage.Designating, EventNames.LaureatesDesignated);
        await call.AfterAsync(CallProgressStage.Publishing, EventNames.PublicationScheduled);
        await call.PublishAsync();

        return new CallOutcome(input.CallId, call.Submissions);
    }
}
