using DurableTask.Core;
using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using DurableTask.Core.Query;

namespace Territoires.LocalHost.Engine;

/// <summary>What clients ask: starting, telling, reading, purging.</summary>
internal sealed partial class InMemoryEngine
    : IOrchestrationServiceClient, IOrchestrationServiceQueryClient, IOrchestrationServicePurgeClient
{
    private static readonly OrchestrationStatus[] NotOver =
        [OrchestrationStatus.Pending, OrchestrationStatus.Running, OrchestrationStatus.Suspended];
    public Task CreateTaskOrchestrationAsync(TaskMessage creationMessage) => CreateTaskOrchestrationAsync(creationMessage, NotOver);

    public Task CreateTaskOrchestrationAsync(TaskMessage creationMessage, OrchestrationStatus[] dedupeStatuses)
    {
        var start = (ExecutionStartedEvent)creationMessage.Event;
        var id = start.OrchestrationInstance.InstanceId;
        lock (gate)
        {
            if (instances.TryGetValue(id, out var old))
            {
                if (dedupeStatuses?.Contains(old.State.OrchestrationStatus) == true)
                {
                    throw new OrchestrationAlreadyExistsException($"An orchestration with the ID '{id}' already exists.");
                }

                Forget(old);
            }

            instances[id] = new Instance(new OrchestrationState
            {
                OrchestrationInstance = start.OrchestrationInstance,
                OrchestrationStatus = OrchestrationStatus.Pending,
                Name = start.Name,
                Version = start.Version,
                Input = start.Input,
                Tags = start.Tags,
                CreatedTime = Now,
                LastUpdatedTime = Now,
                ScheduledStartTime = start.ScheduledStartTime,
            })
            {
                IsQueued = old?.IsQueued == true,
            };
            if (start.ScheduledStartTime is { } later && later.ToUniversalTime() > Now)
            {
                SetTimer(creationMessage, later.ToUniversalTime());
            }
            else { Put(creationMessage); }
        }

        return Task.CompletedTask;
    }

    public Task SendTaskOrchestrationMessageAsync(TaskMessage message) => SendTaskOrchestrationMessageBatchAsync(message);

    public Task SendTaskOrchestrationMessageBatchAsync(params TaskMessage[] messages) => LockedAsync(() => PutAll(messages));

    public Task ForceTerminateTaskOrchestrationAsync(string instanceId, string reason) => SendTaskOrchestrationMessageAsync(new TaskMessage
    {
        OrchestrationInstance = new OrchestrationInstance { InstanceId = instanceId },
        Event = new ExecutionTerminatedEvent(-1, reason),
    });

    public async Task<IList<OrchestrationState>> GetOrchestrationStateAsync(string instanceId, bool allExecutions) =>
        await GetOrchestrationStateAsync(instanceId, null!) is { } state ? [state] : [];

    /// <returns>Null when there is no such instance.</returns>
    public Task<OrchestrationState> GetOrchestrationStateAsync(string instanceId, string executionId)
    {
        lock (gate) { return Task.FromResult(instances.GetValueOrDefault(instanceId)?.State!); }
    }

    public Task<OrchestrationState> WaitForOrchestrationAsync(
        string instanceId, string executionId, TimeSpan timeout, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return instances.TryGetValue(instanceId, out var instance)
                ? instance.End.Task.WaitAsync(timeout, cancellationToken)
                : Task.FromResult<OrchestrationState>(null!);
        }
    }

    public Task<OrchestrationQueryResult> GetOrchestrationWithQueryAsync(OrchestrationQuery query, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            OrchestrationState[] found = [.. instances.Values.Select(one => one.State).Where(one =>
                (query.RuntimeStatus is not { Count: > 0 } statuses || statuses.Contains(one.OrchestrationStatus))
                && (query.InstanceIdPrefix is not { } prefix
                    || one.OrchestrationInstance.InstanceId.StartsWith(prefix, StringComparison.Ordinal))
                && one.CreatedTime >= (query.CreatedTimeFrom ?? DateTime.MinValue)
                    && one.CreatedTime <= (query.CreatedTimeTo ?? DateTime.MaxValue))];
            return Task.FromResult(new OrchestrationQueryResult(found, null));
        }
    }

    public Task<PurgeResult> PurgeInstanceStateAsync(string instanceId) =>
        Task.FromResult(Purge(one => one.OrchestrationInstance.InstanceId == instanceId));

    public Task<PurgeResult> PurgeInstanceStateAsync(PurgeInstanceFilter purgeInstanceFilter) => Task.FromResult(Purge(one =>
        one.CreatedTime >= purgeInstanceFilter.CreatedTimeFrom
            && one.CreatedTime <= (purgeInstanceFilter.CreatedTimeTo ?? DateTime.MaxValue)
        && purgeInstanceFilter.RuntimeStatus?.Contains(one.OrchestrationStatus) != false));

    /// <exception cref="NotSupportedException">Always: <see cref="KeptTurns"/> has the history.</exception>
    public Task<string> GetOrchestrationHistoryAsync(string instanceId, string executionId) => throw new NotSupportedException();

    /// <exception cref="NotSupportedException">Always: nobody of the extension asks for it.</exception>
    public Task PurgeOrchestrationHistoryAsync(DateTime thresholdDateTimeUtc, OrchestrationStateTimeRangeFilterType timeRangeFilterType) =>
        throw new NotSupportedException();

    private PurgeResult Purge(Func<OrchestrationState, bool> which)
    {
        lock (gate)
        {
            var over = instances.Where(one => one.Value.IsOver && one.Value.Turn is null && which(one.Value.State))
                .Select(one => one.Key).ToArray();
            foreach (var id in over)
            {
                instances.Remove(id);
                Turns.Forget(id);
            }

            return new PurgeResult(over.Length);
        }
    }

    /// <summary>An instance that another of the same id replaces: its turn, if it has one, is not heard any more.</summary>
    private void Forget(Instance old)
    {
        if (old.Turn is not null)
        {
            old.Turn = null;
            InFlight.End();
        }
    }
}
