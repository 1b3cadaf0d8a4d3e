using Microsoft.DurableTask.Client;
using Territoires.Orchestrations;

namespace Territoires.Core.Calls;

/// <summary>What the orchestrations of calls say of themselves.</summary>
public sealed class CallWait(DurableTaskClient durable)
{
    /// <summary>Null when there is no orchestration yet, or it has not said anything yet.</summary>
    public async Task<CallProgress?> ReadAsync(string call, CancellationToken cancellation)
    {
        var instance = await durable.GetInstanceAsync(InstanceIds.Call(call), getInputsAndOutputs: true, cancellation);
        return instance?.SerializedCustomStatus is null ? null : instance.ReadCustomStatusAs<CallProgress>();
    }
}
