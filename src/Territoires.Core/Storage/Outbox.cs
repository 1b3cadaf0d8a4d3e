using Azure;
using Azure.Data.Tables;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Territoires.Core.Storage;

/// <summary>Does one effect; it is harmless when it was done already.</summary>
public delegate Task DoEffect(PendingEffect pending, DurableTaskClient durable);

/// <summary>
/// Does what facts ask for, after they are saved. A failure here never changes the answer of the act: the rows stay, and
/// the sweep does them later. So an effect may be done twice, and each is written to be harmless then.
/// </summary>
public sealed class Outbox(StorageClients storage, DoEffect effect, ILogger<Outbox> log)
{
    /// <summary>A pointer without its row is kept this long: its writer may still be about to commit.</summary>
    private static readonly TimeSpan EmptyPointerLife = TimeSpan.FromHours(1);
    private static readonly TimeSpan SweepAge = TimeSpan.FromSeconds(30);

    private readonly TableClient indexes = storage.Tables.GetTableClient(TableKeys.IndexTable);

    public async Task DispatchAsync<TState>(Saved<TState> saved, DurableTaskClient durable)
        where TState : class
    {
        if (saved.Effects.Count == 0)
        {
            return;
        }

        try
        {
            foreach (var pending in saved.Effects)
            {
                await RunAsync(pending, durable);
            }

            await OutboxPointers.DeleteAsync(indexes, saved.Effects[0].Table, saved.Effects[0].Key, saved.Effects[0].Version);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Whatever went wrong, the act is saved and its effect is written down: the sweep takes it from here.
            log.LogWarning(failure, "An effect of {Table}/{Key} is left to the sweep.", saved.Effects[0].Table, saved.Effects[0].Key);
        }
    }

    /// <summary>Does what kills and outages left behind. One failing effect does not hold up the others.</summary>
    public async Task SweepAsync(DateTimeOffset now, DurableTaskClient durable, CancellationToken cancellation)
    {
        for (var shard = 0; shard < TableKeys.Shards; shard++)
        {
            var partition = TableKeys.OutboxPartition(shard);
            await foreach (var pointer in indexes.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: cancellation))
            {
                var (table, key, at) = OutboxPointers.Read(pointer);
                if (now - at < SweepAge)
                {
                    continue;
                }

                try
                {
                    var found = await RunLeftAsync(table, key, durable, cancellation);
                    if (found || now - at > EmptyPointerLife)
                    {
                        await indexes.DeleteEntityAsync(pointer.PartitionKey, pointer.RowKey, ETag.All, CancellationToken.None);
                    }
                }
                catch (Exception failure) when (failure is not (OutOfMemoryException or OperationCanceledException))
                {
                    log.LogError(failure, "The effects of {Table}/{Key} failed again; the next sweep tries them once more.", table, key);
                }
            }
        }
    }

    private async Task<bool> RunLeftAsync(string table, string key, DurableTaskClient durable, CancellationToken cancellation)
    {
        var found = false;
        var failures = new List<Exception>();
        var (partition, prefix) = (TableKeys.Partition(table, key), TableKeys.Outboxes(key));
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {prefix} and RowKey lt {TableKeys.After(prefix)}");
        await foreach (var row in storage.Tables.GetTableClient(table).QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            found = true;
            var sequence = long.Parse(row.RowKey[prefix.Length..], System.Globalization.CultureInfo.InvariantCulture);
            try
            {
                await RunAsync(new PendingEffect(table, key, sequence, sequence, AggregateRows.Effect(row)), durable);
            }
            catch (Exception failure) when (failure is not (OutOfMemoryException or OperationCanceledException))
            {
                // Each effect stands alone: one that fails again does not hold back those of later facts.
                failures.Add(failure);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException(failures);
        }

        return found;
    }

    private async Task RunAsync(PendingEffect pending, DurableTaskClient durable)
    {
        await effect(pending, durable);
        await storage.Tables.GetTableClient(pending.Table).DeleteEntityAsync(
            TableKeys.Partition(pending.Table, pending.Key), TableKeys.Outbox(pending.Key, pending.Sequence), ETag.All, CancellationToken.None);
    }
}
