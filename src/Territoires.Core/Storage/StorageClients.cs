using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Territoires.Core.Telemetry;

namespace Territoires.Core.Storage;

/// <summary>
/// The three storage clients, from the one setting <c>TerritoiresStorage</c>. The host's own storage
/// (<c>AzureWebJobsStorage</c>) is never read for data.
/// </summary>
public sealed class StorageClients
{
    /// <summary>The setting, as the triggers of queues name it too.</summary>
    public const string Setting = "TerritoiresStorage";

    /// <summary>Where an installation may say otherwise than <see cref="StoragePatience"/> does.</summary>
    public const string RetrySection = "TerritoiresStorage:Retry";

    /// <summary>Azurite at its own ports.</summary>
    private const string Development = "UseDevelopmentStorage=true";

    /// <param name="configuration">Where the setting stands.</param>
    /// <param name="isDevelopment">Whether Azurite is meant when nothing is named.</param>
    /// <param name="measures">Where outages are counted; null for nowhere.</param>
    /// <exception cref="InvalidOperationException">No storage is named: the message says which setting to write.</exception>
    public StorageClients(IConfiguration configuration, bool isDevelopment, Measures? measures = null)
    {
        var connection = configuration["TerritoiresStorage"];
        var tableUri = configuration["TerritoiresStorage:tableServiceUri"];
        var blobUri = configuration["TerritoiresStorage:blobServiceUri"];
        var queueUri = configuration["TerritoiresStorage:queueServiceUri"];
        Patience = configuration.GetSection(RetrySection).Get<StoragePatience>() ?? new StoragePatience();
        var (tables, blobs) = (Patience.On(new TableClientOptions()), Patience.On(new BlobClientOptions()));
        // Base64 is what the host reads.
        var queues = Patience.On(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        if (measures is not null)
        {
            tables.AddPolicy(new StorageWatch(measures, "tables"), HttpPipelinePosition.PerRetry);
            blobs.AddPolicy(new StorageWatch(measures, "blobs"), HttpPipelinePosition.PerRetry);
            queues.AddPolicy(new StorageWatch(measures, "queues"), HttpPipelinePosition.PerRetry);
        }

        if (tableUri is not null && blobUri is not null && queueUri is not null)
        {
            var identity = new DefaultAzureCredential();
            Tables = new TableServiceClient(new Uri(tableUri), identity, tables);
            Blobs = new BlobServiceClient(new Uri(blobUri), identity, blobs);
            Queues = new QueueServiceClient(new Uri(queueUri), identity, queues);
            return;
        }

        if ((!string.IsNullOrWhiteSpace(connection) ? connection : isDevelopment ? Development : null) is not { } account)
        {
            throw new InvalidOperationException(
                "No storage: set TerritoiresStorage to a connection string, or TerritoiresStorage__tableServiceUri, __blobServiceUri "
                    + "and __queueServiceUri for a managed identity.");
        }

        Tables = new TableServiceClient(account, tables);
        Blobs = new BlobServiceClient(account, blobs);
        Queues = new QueueServiceClient(account, queues);
    }

    public TableServiceClient Tables { get; }

    public BlobServiceClient Blobs { get; }

    public QueueServiceClient Queues { get; }

    public StoragePatience Patience { get; }
}
