using Azure.Storage.Blobs;

namespace Territoires.Benchmarks.Deposits;

/// <summary>How many blobs a container lists.</summary>
internal static class BlobCount
{
    public static async Task<int> OfAsync(BlobContainerClient container, CancellationToken cancellation)
    {
        var count = 0;
        await foreach (var _ in container.GetBlobsAsync(cancellationToken: cancellation))
        {
            count++;
        }

        return count;
    }
}
