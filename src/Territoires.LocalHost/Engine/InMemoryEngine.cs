using System.Threading.Channels;
using DurableTask.Core;
using DurableTask.Core.History;

namespace Territoires.LocalHost.Engine;

/// <summary>
/// A backend of the Durable Task Framework in memory, whose time is a held clock's: durable timers fire when the clock is moved over them.
/// It outlives the hosts that run on it: what one had under way when it ended is due again in the next, and what one still says after its
/// end is not heard. This file: turns and activities.
/// </summary>
internal sealed partial class InMemoryEngine(HeldClock clock) : IOrchestrationService
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Instance> instances = new(StringComparer.Ordinal);
    private readonly Channel<string> ready = Channel.CreateUnbounded<string>();
    private readonly Channel<TaskMessage> activities = Channel.CreateUnbounded<TaskMessage>();
    private readonly Dictionary<string, TaskMessage> activitiesUnderWay = [];
    /// <summary>Those that are due at once fire in the order in which they were set.</summary>
    private readonly PriorityQueue<TaskMessage, (DateTime Due, long Set)> timers = new();
    private long timersSet;
    private bool hasHost;

    /// <summary>Turns and activities that are due or under way.</summary>
    public InFlight InFlight { get; } = new();
    public KeptTurns Turns { get; } = new();
    public int TaskOrchestrationDispatcherCount => 1;
    public int TaskActivityDispatcherCount => 1;
    public int MaxConcurrentTaskOrchestrationWorkItems => 4;
    public int MaxConcurrentTaskActivityWorkItems => 4;
    public BehaviorOnContinueAsNew EventBehaviourForContinueAsNew => BehaviorOnContinueAsNew.Carryover;
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<TaskOrchestrationWorkItem> LockNextTaskOrchestrationWorkItemAsync(
        TimeSpan receiveTimeout, CancellationToken cancellationToken)
    {
        var id = await ready.Reader.ReadAsync(cancellationToken);
        lock (gate)
        {
            var instance = instances[id];
            instance.IsQueued = false;
            instance.Turn = new TaskOrchestrationWorkItem
            {
                InstanceId = id,
                OrchestrationRuntimeState = new OrchestrationRuntimeState([.. instance.History]),
                NewMessages = [.. instance.Inbox],
                LockedUntilUtc = DateTime.MaxValue,
            };
            instance.Inbox.Clear();
            return instance.Turn;
        }
    }

    public Task CompleteTaskOrchestrationWorkItemAsync(
        TaskOrchestrationWorkItem workItem, OrchestrationRuntimeState newOrchestrationRuntimeState, IList<TaskMessage> outboundMessages,
        IList<TaskMessage> orchestratorMessages, IList<TaskMessage> timerMessages, TaskMessage continuedAsNewMessage,
        OrchestrationState orchestrationState) => LockedAsync(() =>
    {
        if (Find(workItem) is not { } instance) { return; }

        var happened = newOrchestrationRuntimeState.NewEvents;
        foreach (var one in happened) { one.Timestamp = Now; }

        // Continued as new: another execution, whose history begins here.
        if (instance.State.OrchestrationInstance.ExecutionId != newOrchestrationRuntimeState.OrchestrationInstance?.ExecutionId)
        {
            instance.History.Clear();
        }

        instance.History.AddRange(happened);
        instance.State = orchestrationState;
        instance.State.LastUpdatedTime = Now;
        foreach (var message in outboundMessages)
        {
            InFlight.Begin();
            activities.Writer.TryWrite(message);
        }

        foreach (var message in timerMessages) { SetTimer(message, ((TimerFiredEvent)message.Event).FireAt.ToUniversalTime()); }

        PutAll(continuedAsNewMessage is null ? orchestratorMessages : [.. orchestratorMessages, continuedAsNewMessage]);
        FireDue();
        if (instance.IsOver)
        {
            instance.Inbox.Clear();
            instance.End.TrySetResult(orchestrationState);
        }
    });

    public Task AbandonTaskOrchestrationWorkItemAsync(TaskOrchestrationWorkItem workItem) =>
        LockedAsync(() => Find(workItem)?.Inbox.InsertRange(0, workItem.NewMessages));

    public Task ReleaseTaskOrchestrationWorkItemAsync(TaskOrchestrationWorkItem workItem) => LockedAsync(() =>
    {
        if (Find(workItem) is not { } instance) { return; }

        instance.Turn = null;
        if (instance.Inbox.Count > 0) { Queue(workItem.InstanceId, instance); }

        InFlight.End();
    });

    public async Task<TaskActivityWorkItem> LockNextTaskActivityWorkItem(TimeSpan receiveTimeout, CancellationToken cancellationToken)
    {
        var message = await activities.Reader.ReadAsync(cancellationToken);
        var item = new TaskActivityWorkItem { Id = Guid.NewGuid().ToString(), LockedUntilUtc = DateTime.MaxValue, TaskMessage = message };
        lock (gate) { activitiesUnderWay[item.Id] = message; }

        return item;
    }

    public Task CompleteTaskActivityWorkItemAsync(TaskActivityWorkItem workItem, TaskMessage responseMessage) => LockedAsync(() =>
    {
        if (hasHost && activitiesUnderWay.Remove(workItem.Id))
        {
            Put(responseMessage);
            InFlight.End();
        }
    });

    public Task AbandonTaskActivityWorkItemAsync(TaskActivityWorkItem workItem) => LockedAsync(() =>
    {
        if (hasHost && activitiesUnderWay.Remove(workItem.Id, out var message)) { activities.Writer.TryWrite(message); }
    });

    public Task RenewTaskOrchestrationWorkItemLockAsync(TaskOrchestrationWorkItem workItem) => Task.CompletedTask;
    public Task<TaskActivityWorkItem> RenewTaskActivityWorkItemLockAsync(TaskActivityWorkItem workItem) => Task.FromResult(workItem);

    /// <summary>A host begins: what the one before it had under way is due again.</summary>
    public Task StartAsync() => LockedAsync(() =>
    {
        foreach (var (id, instance) in instances.Where(one => one.Value.Turn is not null))
        {
            instance.Inbox.InsertRange(0, instance.Turn!.NewMessages);
            instance.Turn = null;
            InFlight.End();
            Queue(id, instance);
        }

        foreach (var message in activitiesUnderWay.Values) { activities.Writer.TryWrite(message); }

        activitiesUnderWay.Clear();
        hasHost = true;
    });

    /// <summary>A host ends: what it has under way stays as it is until the next begins.</summary>
    public void EndHost()
    {
        lock (gate) { hasHost = false; }
    }

    public Task StopAsync() => Task.CompletedTask;
    public Task StopAsync(bool isForced) => Task.CompletedTask;
    public Task CreateAsync() => Task.CompletedTask;
    public Task CreateAsync(bool recreateInstanceStore) => Task.CompletedTask;
    public Task CreateIfNotExistsAsync() => Task.CompletedTask;
    public Task DeleteAsync() => Task.CompletedTask;
    public Task DeleteAsync(bool deleteInstanceStore) => Task.CompletedTask;
    public bool IsMaxMessageCountExceeded(int currentMessageCount, OrchestrationRuntimeState runtimeState) => false;
    public int GetDelayInSecondsAfterOnProcessException(Exception exception) => 0;
    public int GetDelayInSecondsAfterOnFetchException(Exception exception) => 0;

    /// <summary>The instance whose turn this is; null when its host has ended, the turn was given up or the instance purged.</summary>
    private Instance? Find(TaskOrchestrationWorkItem workItem) =>
        hasHost && instances.TryGetValue(workItem.InstanceId, out var instance)
            && ReferenceEquals(instance.Turn, workItem) ? instance : null;

    private Task LockedAsync(Action act)
    {
        lock (gate) { act(); }

        return Task.CompletedTask;
    }
}
