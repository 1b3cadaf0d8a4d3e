using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Core.Storage;

namespace Territoires.Functions.Journal;

/// <summary>Every minute, does the effects that a kill or an outage left.</summary>
public sealed class SweepOutbox(Outbox outbox, TimeProvider clock)
{
    [Function(nameof(SweepOutbox))]
    public Task RunAsync([TimerTrigger("0 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient durable, CancellationToken cancellation) =>
        outbox.SweepAsync(clock.GetUtcNow(), durable, cancellation);
}
