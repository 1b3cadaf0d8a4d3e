using Microsoft.DurableTask;
using Territoires.Orchestrations;

namespace Territoires.Functions.Orchestrations;

/// <summary>Makes a function of the orchestration: the trigger lives outside the package that orchestrations may know.</summary>
public static class CallOrchestrationFunction
{
    [Function(nameof(CallOrchestration))]
    public static Task<CallOutcome> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, CallPlan plan) =>
        new CallOrchestration().RunAsync(context, plan);
}
