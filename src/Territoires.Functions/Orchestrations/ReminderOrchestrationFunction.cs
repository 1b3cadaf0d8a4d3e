using Microsoft.DurableTask;
using Territoires.Orchestrations;

namespace Territoires.Functions.Orchestrations;

/// <summary>Makes a function of the orchestration.</summary>
public static class ReminderOrchestrationFunction
{
    [Function(nameof(ReminderOrchestration))]
    public static Task<bool> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, ReminderPlan plan) =>
        new ReminderOrchestration().RunAsync(context, plan);
}
