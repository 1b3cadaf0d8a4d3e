using Microsoft.DurableTask;

namespace Territoires.Orchestrations;

/// <summary>
/// One waiter an event name, kept until an event completes it and that event was heard. A waiter is never cancelled: the
/// engine keeps waiters of one name as a stack and leaves a cancelled one on it, where it would take the next event from
/// whoever truly waits.
/// </summary>
internal sealed class EventWaits(TaskOrchestrationContext context)
{
    private readonly Dictionary<string, Task<FactNotice>> waiters = new(StringComparer.Ordinal);

    /// <summary>The next event of that name that was not heard yet; one that came while nothing looked is there at once.</summary>
    public Task<FactNotice> NextAsync(string name)
    {
        if (!waiters.TryGetValue(name, out var waiter))
        {
            waiters.Add(name, waiter = context.WaitForExternalEvent<FactNotice>(name));
        }

        return waiter;
    }

    /// <summary>Whoever asks next waits for a later event; a waiter to whom none came stays.</summary>
    public void Hear(string name)
    {
        if (waiters.TryGetValue(name, out var waiter) && waiter.IsCompleted)
        {
            waiters.Remove(name);
        }
    }
}
