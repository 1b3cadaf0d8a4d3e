using System.Text.Json;
using Google.Protobuf;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Protobuf;
using Microsoft.DurableTask.Worker;
using Microsoft.DurableTask.Worker.Grpc;
using Microsoft.Extensions.DependencyInjection;

namespace Territoires.Orchestrations.Tests;

/// <summary>
/// The last turn of an orchestration: all that happened before it, and what the orchestrator answered. The real worker's own code
/// replays it.
/// </summary>
internal sealed class KeptTurn(OrchestratorRequest request, OrchestratorResponse response)
{
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default);

    /// <summary>How the app writes durable payloads.</summary>
    private static readonly IServiceProvider Services = new ServiceCollection()
        .AddLogging()
        .AddSingleton(
            new DurableTaskWorkerOptions { DataConverter = new JsonDataConverter(new JsonSerializerOptions(JsonSerializerDefaults.Web)) })
        .BuildServiceProvider();

    /// <summary>What the orchestrator answered when the history was kept.</summary>
    public string Answer => Told(response);

    public static KeptTurn Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new KeptTurn(
            Parser.Parse<OrchestratorRequest>(document.RootElement.GetProperty("request").GetRawText()),
            Parser.Parse<OrchestratorResponse>(document.RootElement.GetProperty("response").GetRawText()));
    }

    /// <summary>
    /// What the orchestration of today answers to the same history; a failure that says where they part, when it would have gone
    /// another way.
    /// </summary>
    public string ReplayedAnswer(ITaskOrchestrator? orchestrator = null)
    {
        var answer = GrpcOrchestrationRunner.LoadAndRun(
            Convert.ToBase64String(request.ToByteArray()), orchestrator ?? new CallOrchestration(), Services);
        return Told(OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(answer)));
    }

    /// <summary>Without the trace, which is drawn anew at each run.</summary>
    private static string Told(OrchestratorResponse answer)
    {
        var told = answer.Clone();
        told.OrchestrationTraceContext = null;
        return told.ToString();
    }
}
