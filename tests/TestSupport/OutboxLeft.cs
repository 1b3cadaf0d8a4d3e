using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.Storage;

namespace Territoires.Tests.TestSupport;

/// <summary>What acts asked for and is not known to be done.</summary>
public static class OutboxLeft
{
    private static readonly string[] AggregateTables =
    [
        TableKeys.CallsTable, TableKeys.ApplicationsTable, TableKeys.ReviewsTable, TableKeys.SessionsTable,
        TableKeys.ProgrammesTable, TableKeys.EnquiriesTable,
    ];

    /// <summary>Effects written down and not done, wherever they are.</summary>
    public static Task<int> EffectsAsync(this TestApp app) => EffectsAsync(app.Services);

    public static async Task<int> EffectsAsync(IServiceProvider services)
    {
        var effects = 0;
        foreach (var table in AggregateTables)
        {
            effects += await CountAsync(
                services, table, TableClient.CreateQueryFilter(
                    $"RowKey ge {TableKeys.OutboxPrefix} and RowKey lt {TableKeys.After(TableKeys.OutboxPrefix)}"));
        }

        return effects;
    }

    /// <summary>Messages that make effects be done, hidden ones included.</summary>
    public static async Task<int> MessagesAsync(this TestApp app) =>
        (await app.Services.GetRequiredService<StorageClients>().Queues.GetQueueClient(
            TableKeys.EffectsQueue).GetPropertiesAsync()).Value.ApproximateMessagesCount;

    private static async Task<int> CountAsync(IServiceProvider services, string table, string filter) =>
        await services.GetRequiredService<StorageClients>().Tables.GetTableClient(table).QueryAsync<TableEntity>(filter).CountAsync();
}
