using Microsoft.DurableTask.Client;
using Territoires.Orchestrations;

namespace Territoires.Core.Calls;

/// <summary>Reads what a call's orchestration says of itself.</summary>
public static class CallWait
{
    /// <summary>Null when there is no orchestration yet, or it has not said anything yet.</summary>
    public static async Task<CallProgress?> ReadAsync(string call, DurableTaskClient durable, CancellationToken cancellation)
    {
        var instance = await durable.GetInstanceAsync(InstanceIds.Call(call), getInputsAndOutputs: true, cancellation);
        return instance?.SerializedCustomStatus is null ? null : instance.ReadCustomStatusAs<CallProgress>();
    }
}
