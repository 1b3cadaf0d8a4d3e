using System.Collections.Immutable;

namespace Microsoft.DurableTask;

/// <summary>How an orchestration is started.</summary>
public record StartOrchestrationOptions
{
    // Upstream names these parameters like properties; callers may name them.
    public StartOrchestrationOptions(string? InstanceId = null, DateTimeOffset? StartAt = null)
    {
        this.InstanceId = InstanceId;
        this.StartAt = StartAt;
    }

    public StartOrchestrationOptions(StartOrchestrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        InstanceId = options.InstanceId;
        StartAt = options.StartAt;
        Tags = options.Tags;
        Version = options.Version;
        DedupeStatuses = options.DedupeStatuses;
    }

    /// <summary>A new GUID when null.</summary>
    public string? InstanceId { get; init; }

    /// <summary>At once when null or past.</summary>
    public DateTimeOffset? StartAt { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The client's default version when null.</summary>
    public TaskVersion? Version { get; init; }

    /// <summary>Names of the statuses in which an existing instance of the same id refuses the start.</summary>
    public IReadOnlyList<string>? DedupeStatuses { get; init; }
}
