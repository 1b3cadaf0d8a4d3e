namespace Territoires.Core.Storage;

/// <summary>The tables, containers and queues of the app, made at the start when they are missing.</summary>
public sealed class StorageLayout(StorageClients storage)
{
    public static readonly IReadOnlyList<string> Tables =
    [
        TableKeys.CallsTable, TableKeys.ApplicationsTable, TableKeys.ReviewsTable, TableKeys.SessionsTable, TableKeys.IndexTable,
        TableKeys.AccountsTable, TableKeys.SignInLinksTable, TableKeys.WebSessionsTable, TableKeys.MailsTable, TableKeys.SignaturesTable,
        TableKeys.DrawSeedsTable, TableKeys.AccessTokensTable, TableKeys.ProgrammesTable, TableKeys.EnquiriesTable,
    ];

    public static readonly IReadOnlyList<string> Containers =
    [
        TableKeys.DocumentsContainer, TableKeys.TextsContainer, TableKeys.KeysContainer, TableKeys.ReferentialContainer,
    ];

    public static readonly IReadOnlyList<string> Queues =
    [
        TableKeys.EffectsQueue, TableKeys.PoisonOf(TableKeys.EffectsQueue), TableKeys.MailsQueue, TableKeys.PoisonOf(TableKeys.MailsQueue),
    ];

    public async Task EnsureAsync(CancellationToken cancellation = default)
    {
        foreach (var table in Tables)
        {
            await storage.Tables.CreateTableIfNotExistsAsync(table, cancellation);
        }

        foreach (var container in Containers)
        {
            await storage.Blobs.GetBlobContainerClient(container).CreateIfNotExistsAsync(cancellationToken: cancellation);
        }

        foreach (var queue in Queues)
        {
            await storage.Queues.GetQueueClient(queue).CreateIfNotExistsAsync(cancellationToken: cancellation);
        }
    }
}
