using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;

namespace Territoires.LocalHost.Timers;

/// <summary>When each timer is due next, kept beyond the host's end.</summary>
internal interface INextRuns
{
    Task<DateTimeOffset?> FindAsync(string function, CancellationToken cancellation);

    Task SetAsync(string function, DateTimeOffset next, CancellationToken cancellation);
}

/// <summary>With the held clock: as long as the clock.</summary>
internal sealed class HeldNextRuns : INextRuns
{
    private readonly Dictionary<string, DateTimeOffset> all = new(StringComparer.OrdinalIgnoreCase);

    public Task<DateTimeOffset?> FindAsync(string function, CancellationToken cancellation) =>
        Task.FromResult<DateTimeOffset?>(all.TryGetValue(function, out var next) ? next : null);

    public Task SetAsync(string function, DateTimeOffset next, CancellationToken cancellation) => Task.FromResult(all[function] = next);
}

/// <summary>In the container of the real host, under a name of LocalHost's own.</summary>
internal sealed class StoredNextRuns(string connection) : INextRuns
{
    private readonly BlobContainerClient container = new(connection, "azure-webjobs-hosts");

    public async Task<DateTimeOffset?> FindAsync(string function, CancellationToken cancellation)
    {
        try
        {
            var stored = await Blob(function).DownloadContentAsync(cancellation);
            return JsonSerializer.Deserialize<Status>(stored.Value.Content)!.Next;
        }
        catch (RequestFailedException absent) when (absent.Status == 404)
        {
            return null;
        }
    }

    public async Task SetAsync(string function, DateTimeOffset next, CancellationToken cancellation)
    {
        await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        await Blob(function).UploadAsync(BinaryData.FromObjectAsJson(new Status(next)), overwrite: true, cancellation);
    }

    private BlobClient Blob(string function) => container.GetBlobClient($"timers/localhost/{function}/status");
    private sealed record Status(DateTimeOffset Next);
}
