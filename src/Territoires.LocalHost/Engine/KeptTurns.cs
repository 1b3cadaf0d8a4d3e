using System.Collections.Concurrent;
using Google.Protobuf;
using Microsoft.DurableTask.Protobuf;

namespace Territoires.LocalHost.Engine;

/// <summary>
/// The last turn of each orchestration: what its orchestrator was given, which holds the whole history, and what it answered.
/// </summary>
internal sealed class KeptTurns
{
    private static readonly JsonFormatter Format = new(JsonFormatter.Settings.Default.WithIndentation());
    private readonly ConcurrentDictionary<string, (OrchestratorRequest Request, OrchestratorResponse Response)> turns =
        new(StringComparer.Ordinal);
    public void Keep(OrchestratorRequest request, OrchestratorResponse response) => turns[request.InstanceId] = (request, response);
    public void Forget(string instanceId) => turns.TryRemove(instanceId, out _);

    /// <summary>
    /// As JSON, the same for the same history: what is drawn anew at each run (execution ids, trace contexts) is left out.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such instance, or it has had no turn yet.</exception>
    public string Export(string instanceId)
    {
        if (!turns.TryGetValue(instanceId, out var turn))
        {
            throw new ArgumentException($"No orchestration '{instanceId}' has had a turn here.", nameof(instanceId));
        }

        var request = turn.Request.Clone();
        request.ExecutionId = "";
        request.OrchestrationTraceContext = null;
        foreach (var happened in request.PastEvents.Concat(request.NewEvents))
        {
            if (happened.ExecutionStarted is { } start)
            {
                start.OrchestrationInstance.ExecutionId = null;
                start.ParentTraceContext = null;
            }

            if (happened.TaskScheduled is { } task) { task.ParentTraceContext = null; }
        }

        var response = turn.Response.Clone();
        response.OrchestrationTraceContext = null;
        return $"{{\"request\": {Format.Format(request)}, \"response\": {Format.Format(response)}}}";
    }
}
