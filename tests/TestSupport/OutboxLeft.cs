using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Functions.Storage;

namespace Territoires.Tests.TestSupport;

public static class OutboxLeft
{
    /// <summary>How many acts have an effect that is not known to be done.</summary>
    public static async Task<int> PointersAsync(this TestApp app) => await app.Services.GetRequiredService<StorageClients>().Tables.GetTableClient(TableKeys.IndexTable)
        .QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey ge {OutboxPrefix} and PartitionKey lt {TableKeys.After(OutboxPrefix)}"))
        .CountAsync();

    /// <summary>Of the partitions of pointers: <see cref="TableKeys.OutboxPartition(int)"/>.</summary>
    private static string OutboxPrefix => TableKeys.OutboxPrefix;
}
