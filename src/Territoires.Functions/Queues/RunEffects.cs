using Microsoft.DurableTask.Client;
using Territoires.Core.Effects;
using Territoires.Core.Storage;

namespace Territoires.Functions.Queues;

/// <summary>Does what the facts of an aggregate ask for.</summary>
public sealed class RunEffects(Outbox outbox)
{
    [Function(nameof(RunEffects))]
    public Task RunAsync(
        [QueueTrigger(TableKeys.EffectsQueue, Connection = StorageClients.Setting)] string message,
        [DurableClient] DurableTaskClient durable, CancellationToken cancellation) =>
        outbox.RunAsync(Work.Read(message), durable, cancellation);
}
