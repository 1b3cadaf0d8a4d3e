using System.Buffers;
using System.Security.Cryptography;
using Territoires.Domain;
using Territoires.Domain.Applications;

namespace Territoires.Functions.Applications;

/// <summary>
/// A document on its way in: written to a temporary file while it is counted and hashed, because its name in storage is its
/// hash and because no document is ever held in memory.
/// </summary>
public sealed class IncomingDocument : IAsyncDisposable
{
    private const int BufferBytes = 80 * 1024;

    private readonly FileStream file;

    private IncomingDocument(FileStream file, Document document)
    {
        this.file = file;
        Document = document;
    }

    public Document Document { get; }

    public Stream Content
    {
        get
        {
            file.Position = 0;
            return file;
        }
    }

    /// <summary>Reads the body to its end, or to the first byte over the limit.</summary>
    public static async Task<Result<IncomingDocument, Problem>> ReceiveAsync(string kind, string? declaredType, Stream body, CancellationToken cancellation)
    {
        if (!string.Equals(declaredType?.Split(';')[0].Trim(), DocumentKind.Pdf, StringComparison.OrdinalIgnoreCase))
        {
            return Problems.NotAPdf;
        }

        var path = Path.Combine(Path.GetTempPath(), $"territoires-{Guid.CreateVersion7():N}");
        // Without a buffer of its own: it is written and read in pieces that are large already.
        var spool = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            var received = await CopyAsync(kind, body, spool, cancellation);
            if (received.IsRefused)
            {
                await spool.DisposeAsync();
                return received.Refusal;
            }

            return new IncomingDocument(spool, received.Value);
        }
        catch
        {
            await spool.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();

    private static async Task<Result<Document, Problem>> CopyAsync(string kind, Stream body, FileStream spool, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            long total = 0;
            int read;
            while ((read = await body.ReadAtLeastAsync(buffer.AsMemory(0, BufferBytes), BufferBytes, throwOnEndOfStream: false, cancellation)) > 0)
            {
                if (total == 0 && !DocumentKind.IsPdf(buffer.AsSpan(0, read)))
                {
                    return Problems.NotAPdf;
                }

                total += read;
                if (total > DocumentKind.MaxBytes)
                {
                    return Problems.DocumentTooLarge;
                }

                hash.AppendData(buffer, 0, read);
                await spool.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }

            return total == 0
                ? Problems.NotAPdf
                : new Document(kind, Convert.ToHexStringLower(hash.GetHashAndReset()), total, DocumentKind.Pdf);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
