using Microsoft.DurableTask;

namespace Territoires.Embedded.DurableEngine;

/// <summary>One run of an activity. A call may run more than once: a kill between the run and its commit runs it again.</summary>
/// <param name="Name">The activity's name, as the orchestrator wrote it.</param>
/// <param name="InstanceId">The orchestration that calls.</param>
/// <param name="SerializedInput">Null when the call has no input.</param>
/// <param name="Converter">Reads the input.</param>
/// <param name="Cancellation">Cancelled when the engine stops; a run that then throws <see cref="OperationCanceledException"/> runs again after the next start.</param>
public sealed record ActivityInvocation(
    string Name, string InstanceId, string? SerializedInput, DataConverter Converter, CancellationToken Cancellation);
