using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;

namespace Territoires.Core.Storage;

/// <summary>
/// The two storage clients, from the one setting <c>TerritoiresStorage</c>. The host's own storage
/// (<c>AzureWebJobsStorage</c>) is never read for data.
/// </summary>
public sealed class StorageClients
{
    /// <summary>Where an installation may say otherwise than <see cref="StoragePatience"/> does.</summary>
    public const string RetrySection = "TerritoiresStorage:Retry";

    /// <summary>Azurite at its own ports.</summary>
    private const string Development = "UseDevelopmentStorage=true";

    /// <param name="configuration">Where the setting stands.</param>
    /// <param name="isDevelopment">Whether Azurite is meant when nothing is named.</param>
    /// <exception cref="InvalidOperationException">No storage is named: the message says which setting to write.</exception>
    public StorageClients(IConfiguration configuration, bool isDevelopment)
    {
        var connection = configuration["TerritoiresStorage"];
        var tableUri = configuration["TerritoiresStorage:tableServiceUri"];
        var blobUri = configuration["TerritoiresStorage:blobServiceUri"];
        var patience = configuration.GetSection(RetrySection).Get<StoragePatience>() ?? new StoragePatience();
        var (tables, blobs) = (patience.On(new TableClientOptions()), patience.On(new BlobClientOptions()));
        if (tableUri is not null && blobUri is not null)
        {
            var identity = new DefaultAzureCredential();
            Tables = new TableServiceClient(new Uri(tableUri), identity, tables);
            Blobs = new BlobServiceClient(new Uri(blobUri), identity, blobs);
            return;
        }

        if ((!string.IsNullOrWhiteSpace(connection) ? connection : isDevelopment ? Development : null) is not { } account)
        {
            throw new InvalidOperationException(
                "No storage: set TerritoiresStorage to a connection string, or TerritoiresStorage__tableServiceUri and TerritoiresStorage__blobServiceUri for a managed identity.");
        }

        Tables = new TableServiceClient(account, tables);
        Blobs = new BlobServiceClient(account, blobs);
    }

    public TableServiceClient Tables { get; }

    public BlobServiceClient Blobs { get; }
}
