namespace Microsoft.DurableTask.Client;

/// <summary>Which finished instances to purge; null members do not filter. The creation instants are inclusive.</summary>
public record PurgeInstancesFilter(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null);
