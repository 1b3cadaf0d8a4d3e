namespace Microsoft.DurableTask;

/// <summary>How a sub-orchestration is called. Without an instance id, one is derived that is the same at each replay.</summary>
public record SubOrchestrationOptions : TaskOptions
{
    public SubOrchestrationOptions(TaskRetryOptions? retry = null, string? instanceId = null)
        : base(retry) => InstanceId = instanceId;

    public SubOrchestrationOptions(TaskOptions options, string? instanceId = null)
        : base(options)
    {
        var sub = options as SubOrchestrationOptions;
        InstanceId = instanceId ?? sub?.InstanceId;
        Version = sub?.Version ?? options.Version;
    }

    public SubOrchestrationOptions(SubOrchestrationOptions options)
        : base(options)
    {
        InstanceId = options.InstanceId;
        Version = options.Version;
    }

    public string? InstanceId { get; init; }

    public new TaskVersion? Version { get; init; }
}
