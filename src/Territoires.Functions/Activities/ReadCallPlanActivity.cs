using Territoires.Core.Calls;
using Territoires.Orchestrations;

namespace Territoires.Functions.Activities;

/// <summary>The dates of a call as they stand, for its orchestration.</summary>
public sealed class ReadCallPlanActivity(CallStore calls)
{
    [Function(ActivityNames.ReadCallPlan)]
    public async Task<CallPlan> RunAsync([ActivityTrigger] string callId, CancellationToken cancellation) =>
        CallStore.PlanOf(await calls.ReadAsync(callId, cancellation));
}
