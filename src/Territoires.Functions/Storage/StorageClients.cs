using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;

namespace Territoires.Functions.Storage;

/// <summary>
/// The two storage clients, from the one setting <c>TerritoiresStorage</c>. The host's own storage
/// (<c>AzureWebJobsStorage</c>) is never read for data.
/// </summary>
public sealed class StorageClients
{
    private static readonly Uri LocalAddress = new("https://territoires.invalid/");

    /// <param name="configuration">Where the setting stands.</param>
    /// <param name="transport">Given by a host that keeps the storage itself: both clients then speak to it, with no credential.</param>
    /// <exception cref="InvalidOperationException">No storage is named: the message says which setting to write.</exception>
    public StorageClients(IConfiguration configuration, HttpPipelineTransport? transport = null)
    {
        var connection = configuration["TerritoiresStorage"];
        var tableUri = configuration["TerritoiresStorage:tableServiceUri"];
        var blobUri = configuration["TerritoiresStorage:blobServiceUri"];
        if (transport is not null)
        {
            Tables = new TableServiceClient(LocalAddress, new TableClientOptions { Transport = transport });
            Blobs = new BlobServiceClient(LocalAddress, new BlobClientOptions { Transport = transport });
        }
        else if (tableUri is not null && blobUri is not null)
        {
            var identity = new DefaultAzureCredential();
            Tables = new TableServiceClient(new Uri(tableUri), identity);
            Blobs = new BlobServiceClient(new Uri(blobUri), identity);
        }
        else if (!string.IsNullOrWhiteSpace(connection))
        {
            Tables = new TableServiceClient(connection);
            Blobs = new BlobServiceClient(connection);
        }
        else
        {
            throw new InvalidOperationException(
                "No storage: set TerritoiresStorage to a connection string, or TerritoiresStorage__tableServiceUri and TerritoiresStorage__blobServiceUri for a managed identity.");
        }
    }

    public TableServiceClient Tables { get; }

    public BlobServiceClient Blobs { get; }
}
