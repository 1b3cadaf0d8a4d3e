using Territoires.LocalHost.App;
using Territoires.LocalHost.Protocol;

namespace Territoires.LocalHost.Worker;

/// <summary>One run of a function: what its trigger gives it.</summary>
internal sealed record Invocation(AppFunction Function, TypedData Trigger)
{
    public string Id { get; } = Guid.NewGuid().ToString();

    /// <summary>What the trigger tells beside its data, which parameters may bind to by name.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    public InvocationRequest ToRequest(string functionId, string? durableClient)
    {
        var request = new InvocationRequest { InvocationId = Id, FunctionId = functionId, TraceContext = new RpcTraceContext() };
        request.InputData.Add(new ParameterBinding { Name = AppFunction.Text(Function.Trigger, "name"), Data = Trigger });
        if (Function.Find(AppFunction.DurableClient) is { } client)
        {
            request.InputData.Add(
                new ParameterBinding { Name = AppFunction.Text(client, "name"), Data = new TypedData { String = durableClient } });
        }

        foreach (var (name, value) in Metadata) { request.TriggerMetadata[name] = new TypedData { String = value }; }

        return request;
    }
}
