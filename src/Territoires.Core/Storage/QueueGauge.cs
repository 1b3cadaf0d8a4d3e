using System.Diagnostics.Metrics;
using Azure;
using Territoires.Core.Telemetry;

namespace Territoires.Core.Storage;

/// <summary>
/// How many effects and mails wait, and how many were given up. It is asked of the storage when the measures are exported, about once a
/// minute, and never where nothing exports them.
/// </summary>
public sealed class QueueGauge
{
    private static readonly string[] Queues =
        [TableKeys.EffectsQueue, TableKeys.PoisonOf(TableKeys.EffectsQueue), TableKeys.MailsQueue,
            TableKeys.PoisonOf(TableKeys.MailsQueue)];

    /// <summary>In an outage the other measures, which tell of it, are not kept waiting.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly StorageClients storage;

    public QueueGauge(IMeterFactory meters, StorageClients storage)
    {
        this.storage = storage;
        meters.Create(Measures.Name).CreateObservableGauge("territoires.queue.messages", Observe, "{message}", "What waits in each queue.");
    }

    private IEnumerable<Measurement<long>> Observe() => Queues.SelectMany(Observe);

    /// <summary>Nothing of a queue that cannot be asked: the failures of the storage are counted where they happen.</summary>
    private IEnumerable<Measurement<long>> Observe(string queue)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            return
            [
                new(storage.Queues.GetQueueClient(queue).GetProperties(patience.Token).Value.ApproximateMessagesCountLong,
                    new KeyValuePair<string, object?>("queue", queue)),
            ];
        }
        catch (Exception failure) when (failure is RequestFailedException || StorageOutage.Is(failure))
        {
            return [];
        }
    }
}
