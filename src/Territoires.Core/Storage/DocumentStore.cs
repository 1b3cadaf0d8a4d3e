using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Territoires.Domain.Applications;

namespace Territoires.Core.Storage;

/// <summary>
/// Documents, named by their SHA-256: the same file sent twice is one blob, and a blob's content never changes. Who may read
/// one is decided on the application that holds it, never on the hash.
/// </summary>
public sealed class DocumentStore(StorageClients storage, TransferRoom room)
{
    /// <summary>Set explicitly, so that what a transfer holds in memory does not grow with the file.</summary>
    private const int BlockBytes = 4 * 1024 * 1024;

    private readonly BlobContainerClient container = storage.Blobs.GetBlobContainerClient(TableKeys.DocumentsContainer);

    /// <summary>Keeps the file; done when it was there already. The row that names it is written after.</summary>
    /// <param name="document">What the file is.</param>
    /// <param name="content">The file, from its first byte.</param>
    /// <param name="cancellation">Ends the wait for a place; a transfer that has begun is not cut.</param>
    public async Task KeepAsync(Document document, Stream content, CancellationToken cancellation)
    {
        using var place = await room.EnterAsync(cancellation);
        var options = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            HttpHeaders = new BlobHttpHeaders { ContentType = document.MediaType },
            TransferOptions = new Azure.Storage.StorageTransferOptions
            {
                InitialTransferSize = BlockBytes,
                MaximumTransferSize = BlockBytes,
                MaximumConcurrency = 1,
            },
        };
        try
        {
            await container.GetBlobClient(document.Sha256).UploadAsync(content, options, CancellationToken.None);
        }
        catch (RequestFailedException failure) when (failure.Status is 409 or 412)
        {
            // The same bytes are there already.
        }
    }

    /// <exception cref="RequestFailedException">The file is named by a row and is not there: data was lost.</exception>
    public Task<Stream> OpenAsync(Document document, CancellationToken cancellation) =>
        container.GetBlobClient(document.Sha256)
            .OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { BufferSize = BlockBytes }, cancellation);
}
