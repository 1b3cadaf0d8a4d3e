using Microsoft.DurableTask;
using Territoires.Orchestrations;

namespace Territoires.Functions.Orchestrations;

/// <summary>Makes a function of the orchestration.</summary>
public static class ProgrammeOrchestrationFunction
{
    [Function(nameof(ProgrammeOrchestration))]
    public static Task<bool> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, WavePlan plan) =>
        new ProgrammeOrchestration().RunAsync(context, plan);
}
