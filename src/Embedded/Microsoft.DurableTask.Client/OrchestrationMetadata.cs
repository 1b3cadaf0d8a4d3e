using System.Collections.Immutable;

namespace Microsoft.DurableTask.Client;

/// <summary>An instance as it was when it was read.</summary>
public sealed class OrchestrationMetadata(string name, string instanceId)
{
    public string Name { get; } = name;

    public string InstanceId { get; } = instanceId;

    public OrchestrationRuntimeStatus RuntimeStatus { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>Null unless inputs and outputs were asked for.</summary>
    public string? SerializedInput { get; init; }

    /// <summary>Null unless inputs and outputs were asked for.</summary>
    public string? SerializedOutput { get; init; }

    /// <summary>Null unless inputs and outputs were asked for.</summary>
    public string? SerializedCustomStatus { get; init; }

    /// <summary>Set for a failed instance, when inputs and outputs were asked for.</summary>
    public TaskFailureDetails? FailureDetails { get; init; }

    /// <summary>Null when inputs and outputs were not asked for: nothing can then be read.</summary>
    public DataConverter? DataConverter { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    public bool IsRunning => RuntimeStatus == OrchestrationRuntimeStatus.Running;

    public bool IsCompleted => RuntimeStatus
        is OrchestrationRuntimeStatus.Completed
        or OrchestrationRuntimeStatus.Failed
        or OrchestrationRuntimeStatus.Canceled
        or OrchestrationRuntimeStatus.Terminated;

    public T? ReadInputAs<T>() => Converter.Deserialize<T>(SerializedInput);

    public T? ReadOutputAs<T>() => Converter.Deserialize<T>(SerializedOutput);

    public T? ReadCustomStatusAs<T>() => Converter.Deserialize<T>(SerializedCustomStatus);

    private DataConverter Converter => DataConverter
        ?? throw new InvalidOperationException("Read the instance with getInputsAndOutputs: true to read its input, output or custom status.");

    public override string ToString() => $"[{InstanceId}: {Name}, {RuntimeStatus}, created {CreatedAt:O}, updated {LastUpdatedAt:O}]";
}
