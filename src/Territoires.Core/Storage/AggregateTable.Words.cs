using Azure;
using Azure.Data.Tables;

namespace Territoires.Core.Storage;

/// <summary>What is erased of an aggregate, whose facts stay.</summary>
public sealed partial class AggregateTable<TState, TFact>
{
    /// <summary>
    /// Erases the words of an aggregate that stand apart from its facts, and those of its state with them. The facts stay, with hashes
    /// that tell nothing any more. Asked again, it does what is left.
    /// </summary>
    /// <param name="key">Of the aggregate.</param>
    /// <param name="without">The state without words.</param>
    public async Task EraseWordsAsync(string key, Func<TState, TState> without)
    {
        for (var attempt = 1; ; attempt++)
        {
            var loaded = await LoadAsync(key, CancellationToken.None);
            var apart = await ApartAsync(key);
            if (loaded.State is not { } state || apart.Count == 0)
            {
                return;
            }

            var rows = new AggregateRows(TableKeys.Partition(tableName, key), key, loaded.Version, loaded.Head);
            var stateRow = StateRow(rows, without(state), loaded.RowTag);
            foreach (var text in rows.LongTexts)
            {
                await texts.KeepAsync(text);
            }

            try
            {
                await table.SubmitTransactionAsync(
                    [stateRow, .. apart.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, row.ETag))],
                    CancellationToken.None);
            }
            catch (RequestFailedException failure) when (IsConflict(failure) && attempt < Attempts)
            {
                await Task.Delay(Jitter(attempt), CancellationToken.None);
            }
        }
    }

    /// <summary>As many rows of words as one transaction deletes beside its state.</summary>
    private async Task<List<TableEntity>> ApartAsync(string key)
    {
        const int most = 99;
        var filter = TableKeys.Range(TableKeys.Partition(tableName, key), TableKeys.Aparts(key));
        var apart = new List<TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, maxPerPage: most, cancellationToken: CancellationToken.None))
        {
            apart.Add(row);
            if (apart.Count == most)
            {
                break;
            }
        }

        return apart;
    }
}
