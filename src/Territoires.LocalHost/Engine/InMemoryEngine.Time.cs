using DurableTask.Core;
using DurableTask.Core.History;

namespace Territoires.LocalHost.Engine;

/// <summary>Messages and timers.</summary>
internal sealed partial class InMemoryEngine
{
    /// <summary>When the next durable timer is due.</summary>
    public DateTimeOffset? NextTimer
    {
        get
        {
            lock (gate) { return timers.TryPeek(out _, out var due) ? new DateTimeOffset(due.Due, TimeSpan.Zero) : null; }
        }
    }

    /// <summary>Tells the orchestrations of every timer that is due at the clock's instant.</summary>
    public void FireTimers()
    {
        lock (gate) { FireDue(); }
    }

    private void PutAll(IEnumerable<TaskMessage> messages)
    {
        foreach (var message in messages) { Put(message); }
    }

    /// <summary>A message to an instance that is absent or over is dropped; so is what an earlier execution of it waited for.</summary>
    private void Put(TaskMessage message)
    {
        var id = message.OrchestrationInstance.InstanceId;
        if (!instances.TryGetValue(id, out var instance) || instance.IsOver) { return; }

        if (message.Event is TimerFiredEvent or TaskCompletedEvent or TaskFailedEvent
            && message.OrchestrationInstance.ExecutionId != instance.State.OrchestrationInstance.ExecutionId)
        {
            return;
        }

        message.Event.Timestamp = Now;
        instance.Inbox.Add(message);
        if (instance.Turn is null) { Queue(id, instance); }
    }

    private void Queue(string id, Instance instance)
    {
        if (!instance.IsQueued)
        {
            instance.IsQueued = true;
            InFlight.Begin();
            ready.Writer.TryWrite(id);
        }
    }

    private void SetTimer(TaskMessage message, DateTime due) => timers.Enqueue(message, (due, timersSet++));

    private void FireDue()
    {
        while (timers.TryPeek(out _, out var due) && due.Due <= Now) { Put(timers.Dequeue()); }
    }
}
