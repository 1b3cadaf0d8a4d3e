using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Territoires.Embedded.DurableEngine;

/// <summary>The client of one engine, in its process. Each write returns once it is on the disk.</summary>
internal sealed class EngineClient(string name, DurableEngine engine) : DurableTaskClient(name)
{
    private DataConverter Converter => engine.Options.Converter;

    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        if (engine.Functions.FindOrchestrator(orchestratorName) is null)
        {
            throw new ArgumentException($"There is no orchestrator '{orchestratorName}' here.", nameof(orchestratorName));
        }

        string instanceId = Limits.CheckInstanceId(options?.InstanceId ?? Guid.NewGuid().ToString("N"));
        string? payload = Limits.CheckPayload(Converter.Serialize(input), $"The input of '{orchestratorName}'");
        string version = options?.Version?.Version ?? engine.Options.DefaultVersion ?? string.Empty;
        NewInstance instance = new(
            instanceId, orchestratorName, version, payload, null, options?.Tags is { Count: > 0 } tags ? tags : null, options?.StartAt);
        await WriteAsync(scope => InstanceWrites.Start(scope, instance, options?.DedupeStatuses), cancellation);
        return instanceId;
    }

    /// <exception cref="ArgumentException">There is no such instance.</exception>
    /// <exception cref="InvalidOperationException">The instance has ended.</exception>
    public override Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        string? payload = Limits.CheckPayload(Converter.Serialize(eventPayload), $"Event '{eventName}'");
        return SignalAsync(instanceId, new EventRaised(eventName, payload), cancellation);
    }

    /// <exception cref="ArgumentException">There is no such instance.</exception>
    /// <exception cref="InvalidOperationException">The instance has ended.</exception>
    public override Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        string? output = Limits.CheckPayload(Converter.Serialize(options?.Output), "The output");
        return SignalAsync(instanceId, new ExecutionTerminated(output, options?.Recursive ?? false), cancellation);
    }

    /// <exception cref="ArgumentException">There is no such instance.</exception>
    /// <exception cref="InvalidOperationException">The instance has ended.</exception>
    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        SignalAsync(instanceId, new ExecutionSuspended(Limits.CheckPayload(reason, "The reason")), cancellation);

    /// <exception cref="ArgumentException">There is no such instance.</exception>
    /// <exception cref="InvalidOperationException">The instance has ended.</exception>
    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        SignalAsync(instanceId, new ExecutionResumed(Limits.CheckPayload(reason, "The reason")), cancellation);

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => Task.Run(
        () => engine.Database.Read(db => InstanceRow.Find(db, instanceId)) is { } row ? Describe(row, getInputsAndOutputs) : null, cancellation);

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
    {
        OrchestrationQuery query = filter ?? new OrchestrationQuery();
        if (query.TaskHubNames?.Any() == true)
        {
            throw new NotSupportedException("There is one task hub here: leave TaskHubNames out.");
        }

        return Pageable.Create((token, pageSize, cancellation) => Task.Run(
            () => ReadPage(query, token ?? query.ContinuationToken, Math.Max(1, pageSize ?? query.PageSize)), cancellation));
    }

    /// <exception cref="ArgumentException">There is no such instance.</exception>
    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, found => found.RuntimeStatus != OrchestrationRuntimeStatus.Pending, getInputsAndOutputs, cancellation);

    /// <exception cref="ArgumentException">There is no such instance.</exception>
    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, found => found.IsCompleted, getInputsAndOutputs, cancellation);

    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        bool recursive = options?.Recursive ?? false;
        int purged = await engine.Database.WriteAsync(scope => InstanceWrites.Purge(scope, instanceId, recursive)).WaitAsync(cancellation);
        return new PurgeResult(purged, isComplete: true);
    }

    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        OrchestrationQuery query = new(filter.CreatedFrom, filter.CreatedTo, filter.Statuses);
        bool recursive = options?.Recursive ?? false;
        int purged = await engine.Database.WriteAsync(scope => Select(scope.Db, query, string.Empty, int.MaxValue)
            .Sum(row => InstanceWrites.Purge(scope, row.InstanceId, recursive))).WaitAsync(cancellation);
        return new PurgeResult(purged, isComplete: true);
    }

    public override ValueTask DisposeAsync() => default;

    private static List<InstanceRow> Select(SqliteSession db, OrchestrationQuery query, string after, int count) => db.Query(
        $"""
        SELECT {InstanceRow.Columns} FROM instances
        WHERE instance_id > $1 AND created_at BETWEEN $2 AND $3
          AND ($4 IS NULL OR status IN (SELECT value FROM json_each($4)))
          AND substr(instance_id, 1, length($5)) = $5
        ORDER BY instance_id LIMIT $6
        """,
        InstanceRow.Read,
        after, query.CreatedFrom?.UtcTicks ?? 0L, query.CreatedTo?.UtcTicks ?? long.MaxValue,
        query.Statuses is { } statuses ? JsonSerializer.Serialize(statuses.Select(status => status.ToString())) : null,
        query.InstanceIdPrefix ?? string.Empty, count);

    private Page<OrchestrationMetadata> ReadPage(OrchestrationQuery query, string? after, int pageSize)
    {
        List<InstanceRow> rows = engine.Database.Read(db => Select(db, query, after ?? string.Empty, pageSize));
        return new(rows.ConvertAll(row => Describe(row, query.FetchInputsAndOutputs)), rows.Count == pageSize ? rows[^1].InstanceId : null);
    }

    private async Task<OrchestrationMetadata> WaitAsync(
        string instanceId, Predicate<OrchestrationMetadata> isReached, bool getInputsAndOutputs, CancellationToken cancellation)
    {
        while (true)
        {
            Task changed = engine.Dispatcher.WhenChangedAsync(instanceId);
            OrchestrationMetadata found = await GetInstancesAsync(instanceId, getInputsAndOutputs, cancellation)
                ?? throw new ArgumentException($"There is no orchestration instance '{instanceId}'.", nameof(instanceId));
            if (isReached(found))
            {
                return found;
            }

            await changed.WaitAsync(cancellation);
        }
    }

    private Task SignalAsync(string instanceId, HistoryEvent message, CancellationToken cancellation) =>
        WriteAsync(scope => InstanceWrites.Signal(scope, instanceId, message), cancellation);

    // A cancelled caller leaves; its write may still be committed, as on any store.
    private async Task WriteAsync(Action<WriteScope> write, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await engine.Database.WriteAsync(scope =>
        {
            write(scope);
            return true;
        }).WaitAsync(cancellation);
    }

    private OrchestrationMetadata Describe(InstanceRow row, bool withData) => new(row.Name, row.InstanceId)
    {
        RuntimeStatus = row.Status,
        CreatedAt = row.CreatedAt,
        LastUpdatedAt = row.UpdatedAt,
        Tags = row.Tags ?? ImmutableDictionary<string, string>.Empty,
        DataConverter = withData ? Converter : null,
        SerializedInput = withData ? row.Input : null,
        SerializedOutput = withData ? row.Output : null,
        SerializedCustomStatus = withData ? row.CustomStatus : null,
        FailureDetails = withData ? row.Failure : null,
    };
}
