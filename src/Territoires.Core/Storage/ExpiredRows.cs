using Azure;
using Azure.Data.Tables;

namespace Territoires.Core.Storage;

/// <summary>
/// Rows that only time ends. Their table is read whole, once a day: nothing else gathers them, and it holds a few days of people.
/// </summary>
public static class ExpiredRows
{
    /// <param name="table">All its rows are of a kind that expires.</param>
    /// <param name="filter">Those that have.</param>
    /// <param name="cancellation">Leaves the rest to the next night.</param>
    public static async Task DeleteAsync(TableClient table, string filter, CancellationToken cancellation)
    {
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            try
            {
                await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, CancellationToken.None);
            }
            catch (RequestFailedException other) when (other.Status == 412)
            {
                // Written again since it was read: it has not expired.
            }
        }
    }
}
