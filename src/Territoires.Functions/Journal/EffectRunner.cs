using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Territoires.Functions.Calls;
using Territoires.Orchestrations;

namespace Territoires.Functions.Journal;

/// <summary>Does one effect. Each is harmless when it was done already.</summary>
public sealed class EffectRunner(CallStore calls)
{
    public Task RunAsync(Effect effect, DurableTaskClient durable) => effect switch
    {
        Effect.StartCall start => StartAsync(start.Plan, durable),
        _ => throw new InvalidOperationException($"No way to do {effect}."),
    };

    /// <summary>
    /// A finished instance would be replaced without a word by a new one of the same id, so every start is guarded twice:
    /// by the fact that the orchestration itself records, and by the statuses that refuse a duplicate.
    /// </summary>
    private async Task StartAsync(CallPlan plan, DurableTaskClient durable)
    {
        var call = await calls.LoadAsync(plan.CallId, CancellationToken.None);
        if (call.State is { OrchestrationStarted: true })
        {
            return;
        }

        var id = InstanceIds.Call(plan.CallId);
        var options = new StartOrchestrationOptions(id).WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses]);
        try
        {
            await durable.ScheduleNewOrchestrationInstanceAsync(nameof(CallOrchestration), plan, options, CancellationToken.None);
        }
        catch (Exception)
        {
            // Backends say "already there" in different ways; the instance itself is the one sure answer.
            if (await durable.GetInstanceAsync(id, CancellationToken.None) is null)
            {
                throw;
            }
        }
    }
}
