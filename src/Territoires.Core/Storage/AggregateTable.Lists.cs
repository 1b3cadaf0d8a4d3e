using Azure.Data.Tables;
using Territoires.Domain.Journal;

namespace Territoires.Core.Storage;

/// <summary>What is read of many aggregates at once.</summary>
public sealed partial class AggregateTable<TState, TFact>
{
    /// <summary>Rows of one request of <see cref="WalkAsync"/>: somewhat more than one page shows.</summary>
    private const int RowsOfAWalk = 120;

    /// <summary>What lists show of every aggregate of these partitions, read side by side; in no promised order.</summary>
    /// <param name="partitions">Where they are kept.</param>
    /// <param name="beginning">Of their ids; empty for all.</param>
    /// <param name="cancellation">Client gone.</param>
    public Task<IReadOnlyList<TListed>> ListAsync<TListed>(
        IEnumerable<string> partitions, string beginning, CancellationToken cancellation) =>
        ReadAsync(partitions, beginning, [AggregateRows.ListedColumn], row =>
            Task.FromResult(AggregateRows.Listed<TListed>(row)), cancellation);

    /// <summary>
    /// Whether somebody has to decide on any aggregate of these partitions: the storage looks, and answers one row of each at most.
    /// </summary>
    public async Task<bool> AnyAwaitedAsync(IEnumerable<string> partitions, CancellationToken cancellation)
    {
        var found = await Task.WhenAll(partitions.Select(async partition =>
        {
            var filter = $"{TableKeys.Range(partition, TableKeys.StatePrefix)} and {AggregateRows.AwaitedColumn} eq true";
            await foreach (var row in table.QueryAsync<TableEntity>(
                filter, maxPerPage: 1, select: [AggregateRows.AwaitedColumn], cancellationToken: cancellation))
            {
                return row is not null;
            }

            return false;
        }));
        return found.Contains(true);
    }

    /// <summary>The states themselves, which is more to read than <see cref="ListAsync"/>.</summary>
    public Task<IReadOnlyList<TState>> StatesAsync(IEnumerable<string> partitions, string beginning, CancellationToken cancellation) =>
        ReadAsync(
            partitions, beginning, null, async row =>
                (await AggregateRows.LoadedAsync<TState>(row, texts, cancellation)).State!, cancellation);

    /// <summary>
    /// The states of these partitions in the order in which they are kept, which adding one changes for no other: partition by
    /// partition, and no further than they are asked for.
    /// </summary>
    /// <param name="partitions">Where they are kept.</param>
    /// <param name="after">The id that the last of them before had, kept in one of the partitions; null to begin.</param>
    /// <param name="cancellation">Client gone.</param>
    public async IAsyncEnumerable<TState> WalkAsync(
        IEnumerable<string> partitions, string? after,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var last = TableKeys.After(TableKeys.StatePrefix);
        var first = after is null ? null : TableKeys.Partition(tableName, after);
        foreach (var partition in partitions.SkipWhile(partition => first is not null && partition != first))
        {
            var before = partition == first ? TableKeys.State(after!) : TableKeys.StatePrefix;
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {before} and RowKey lt {last}");
            await foreach (var row in table.QueryAsync<TableEntity>(filter, maxPerPage: RowsOfAWalk, cancellationToken: cancellation))
            {
                yield return (await AggregateRows.LoadedAsync<TState>(row, texts, cancellation)).State!;
            }
        }
    }

    /// <summary>When each fact of these types happened to an aggregate, in order, without what it says.</summary>
    public Task<IReadOnlyList<DatedFact>> DatesAsync(string key, IEnumerable<string> types, CancellationToken cancellation) =>
        DatesAsync(TableKeys.Partition(tableName, key), TableKeys.Facts(key), types, cancellation);

    /// <summary>The same of every aggregate of a partition whose id begins so; in order aggregate by aggregate.</summary>
    public Task<IReadOnlyList<DatedFact>> DatesAmongAsync(
        string partition, string beginning, IEnumerable<string> types, CancellationToken cancellation) =>
        DatesAsync(partition, TableKeys.FactPrefix + beginning, types, cancellation);

    /// <summary>What happened to an aggregate, in order, but for facts of these types, which are not read.</summary>
    public async IAsyncEnumerable<(DatedFact Dated, TFact Fact)> FactsButAsync(
        string key, IEnumerable<string> types,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var filter = $"{TableKeys.Range(TableKeys.Partition(tableName, key), TableKeys.Facts(key))} and {AggregateRows.AreNotOf(types)}";
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            var stored = await AggregateRows.FactAsync(row, texts, cancellation);
            yield return (AggregateRows.Dated(row), StoredJson.Read<TFact>(stored.Json));
        }
    }

    private async Task<IReadOnlyList<DatedFact>> DatesAsync(
        string partition, string prefix, IEnumerable<string> types, CancellationToken cancellation)
    {
        var filter = $"{TableKeys.Range(partition, prefix)} and {AggregateRows.AreOf(types)}";
        var dated = new List<DatedFact>();
        await foreach (var row in table.QueryAsync<TableEntity>(
            filter, select: AggregateRows.DatedColumns, cancellationToken: cancellation))
        {
            dated.Add(AggregateRows.Dated(row));
        }

        return dated;
    }

    private async Task<IReadOnlyList<T>> ReadAsync<T>(
        IEnumerable<string> partitions, string beginning, string[]? columns, Func<TableEntity, Task<T>> read,
        CancellationToken cancellation)
    {
        var found = await Task.WhenAll(partitions.Select(async partition =>
        {
            var filter = TableKeys.Range(partition, TableKeys.State(beginning));
            var rows = new List<T>();
            await foreach (var row in table.QueryAsync<TableEntity>(filter, select: columns, cancellationToken: cancellation))
            {
                rows.Add(await read(row));
            }

            return rows;
        }));
        return [.. found.SelectMany(rows => rows)];
    }
}
