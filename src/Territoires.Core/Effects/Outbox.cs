using Azure;
using Azure.Data.Tables;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Territoires.Core.Storage;
using Territoires.Core.Telemetry;

namespace Territoires.Core.Effects;

/// <summary>
/// Does what the facts of an aggregate ask for: what its outbox rows say, which are written with the facts. A row goes once its
/// effect is done, so an effect may be done twice, and each is written to be harmless then.
/// </summary>
public sealed class Outbox(StorageClients storage, EffectRunner runner, Measures measures, ILogger<Outbox> log)
{
    private readonly WorkQueue effects = new(storage, TableKeys.EffectsQueue);

    /// <summary>
    /// Those of one aggregate. What fails is tried again later; one failing effect does not hold up those of later facts.
    /// </summary>
    public async Task RunAsync(Work work, DurableTaskClient durable, CancellationToken cancellation)
    {
        var (table, id) = AggregateOf(work);
        var failures = new List<Exception>();
        var goesOn = false;
        foreach (var pending in await PendingAsync(table, id, cancellation))
        {
            try
            {
                goesOn |= !await measures.OfEffectAsync(pending.Effect.GetType().Name, id, () => RunAsync(pending, work.Page, durable));
            }
            catch (Exception failure) when (failure is not (OutOfMemoryException or OperationCanceledException))
            {
                failures.Add(failure);
            }
        }

        if (failures.Count > 0)
        {
            await AgainAsync(work, new AggregateException(failures));
        }
        else if (goesOn)
        {
            await effects.AddAsync((work with { Try = 0, Page = work.Page + 1 }).Write());
        }
    }

    /// <summary>What was given up: the aggregates whose effects are not done, each once.</summary>
    public async Task<IReadOnlyList<UndoneEffects>> GivenUpAsync(CancellationToken cancellation) =>
    [
        .. (await effects.GivenUpAsync(cancellation)).Select(given => (Work: Work.Read(given.Message), given.At))
            .DistinctBy(given => given.Work.Of, StringComparer.Ordinal)
            .Select(given => new UndoneEffects(AggregateOf(given.Work).Table, AggregateOf(given.Work).Id, given.At, given.Work.Fault)),
    ];

    public Task<int> SendAgainAsync() => effects.SendAgainAsync(message => (Work.Read(message) with { Try = 0, Fault = null }).Write());

    private static (string Table, string Id) AggregateOf(Work work) => work.Of.Split('/', 2) is [var table, var id]
        ? (table, id)
        : throw new InvalidDataException($"{work.Of} is no aggregate.");

    private async Task<IReadOnlyList<PendingEffect>> PendingAsync(string table, string id, CancellationToken cancellation)
    {
        var pending = new List<PendingEffect>();
        var prefix = TableKeys.Outboxes(id);
        var filter = TableKeys.Range(TableKeys.Partition(table, id), prefix);
        await foreach (var row in storage.Tables.GetTableClient(table).QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            var sequence = long.Parse(row.RowKey[prefix.Length..], System.Globalization.CultureInfo.InvariantCulture);
            pending.Add(new PendingEffect(table, id, sequence, AggregateRows.Effect(row)));
        }

        return pending;
    }

    /// <summary>True when the effect is done, false when this page of it is.</summary>
    private async Task<bool> RunAsync(PendingEffect pending, int page, DurableTaskClient durable)
    {
        if (!await runner.RunAsync(pending, page, durable))
        {
            return false;
        }

        try
        {
            await storage.Tables.GetTableClient(pending.Table).DeleteEntityAsync(
                TableKeys.Partition(pending.Table, pending.Key), TableKeys.Outbox(pending.Key, pending.Sequence),
                ETag.All, CancellationToken.None);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            // Done by another message of the same aggregate meanwhile.
        }

        return true;
    }

    private async Task AgainAsync(Work work, Exception failure)
    {
        var kind = (failure.InnerException ?? failure).GetType().Name;
        if (await effects.AgainAsync((work with { Try = work.Try + 1, Fault = kind }).Write(), work.Try + 1))
        {
            log.LogWarning(failure, "An effect of {Aggregate} failed {Count} times; it is tried again.", work.Of, work.Try + 1);
        }
        else
        {
            log.LogError(
                failure, "An effect of {Aggregate} failed {Count} times and is given up: an administrator can send it again.", work.Of,
                work.Try + 1);
        }
    }
}

/// <summary>What an aggregate asked for and was given up.</summary>
/// <param name="Table">Of the aggregate.</param>
/// <param name="Id">Of the aggregate.</param>
/// <param name="At">When it was given up.</param>
/// <param name="Fault">What kind of failure the last try met.</param>
public sealed record UndoneEffects(string Table, string Id, DateTimeOffset? At, string? Fault);
