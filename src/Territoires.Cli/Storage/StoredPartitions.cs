using Azure.Data.Tables;

namespace Territoires.Cli.Storage;

/// <summary>
/// The rows of a table, partition by partition: they come in the order of their keys, and those of one partition are few.
/// </summary>
internal static class StoredPartitions
{
    public static async IAsyncEnumerable<List<TableEntity>> PartitionsAsync(
        this TableClient table, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: cancellation))
        {
            if (rows.Count > 0 && rows[0].PartitionKey != row.PartitionKey)
            {
                yield return rows;
                rows = [];
            }

            rows.Add(row);
        }

        if (rows.Count > 0)
        {
            yield return rows;
        }
    }
}
