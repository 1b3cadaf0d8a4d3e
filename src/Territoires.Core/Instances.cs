using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Territoires.Core;

/// <summary>Starts an orchestration once, however often it is asked for.</summary>
internal static class Instances
{
    /// <summary>
    /// A finished instance would be replaced without a word by a new one of the same id: the statuses that refuse a duplicate stand
    /// against it.
    /// </summary>
    public static async Task EnsureAsync(DurableTaskClient durable, string orchestration, string id, object input)
    {
        var options = new StartOrchestrationOptions(id).WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses]);
        try
        {
            await durable.ScheduleNewOrchestrationInstanceAsync(orchestration, input, options, CancellationToken.None);
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
