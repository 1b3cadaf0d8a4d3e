using System.Buffers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Territoires.Core.Applications;
using Territoires.Domain.Applications;

namespace Territoires.Web.Uploads;

/// <summary>
/// A document on its way in: set aside while it is counted and hashed, because its name in storage is its hash. A small one
/// stays in memory; a larger one goes to a temporary file, so that what is held does not grow with what is sent.
/// </summary>
public sealed class IncomingDocument : IAsyncDisposable
{
    private const int BufferBytes = 80 * 1024;

    /// <summary>As much as the server holds of a body that is not read yet.</summary>
    private const int MemoryBytes = 256 * 1024;

    private readonly FileBufferingReadStream aside;

    private IncomingDocument(FileBufferingReadStream aside, Document document)
    {
        this.aside = aside;
        Document = document;
    }

    public Document Document { get; }

    public Stream Content
    {
        get
        {
            aside.Position = 0;
            return aside;
        }
    }

    /// <summary>
    /// Reads the body to its end, or to the first byte over the limit. What the file is, its content says: the type that a
    /// browser declares comes from the programs of the machine, and a machine without a PDF reader declares anything.
    /// </summary>
    public static async Task<Result<IncomingDocument, Problem>> ReceiveAsync(string kind, Stream body, CancellationToken cancellation)
    {
        var aside = new FileBufferingReadStream(body, MemoryBytes, bufferLimit: null, Path.GetTempPath());
        try
        {
            var received = await ReadAsync(kind, aside, cancellation);
            if (received.IsRefused)
            {
                await aside.DisposeAsync();
                return received.Refusal;
            }

            return new IncomingDocument(aside, received.Value);
        }
        catch
        {
            await aside.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => aside.DisposeAsync();

    private static async Task<Result<Document, Problem>> ReadAsync(
        string kind, FileBufferingReadStream body, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            long total = 0;
            int read;
            while ((read = await body.ReadAtLeastAsync(
                buffer.AsMemory(0, BufferBytes), BufferBytes, throwOnEndOfStream: false, cancellation)) > 0)
            {
                if (total == 0 && PdfCheck.HeaderOf(buffer.AsSpan(0, read)) < 0)
                {
                    return PdfProblems.Of(PdfFault.NotAPdf, buffer.AsSpan(0, read));
                }

                total += read;
                if (total > DocumentKind.MaxBytes)
                {
                    return Problems.DocumentTooLarge;
                }

                hash.AppendData(buffer, 0, read);
            }

            return await PdfCheck.FaultOfAsync(body, cancellation) is { } fault
                ? PdfProblems.Of(fault)
                : new Document(kind, Convert.ToHexStringLower(hash.GetHashAndReset()), total, DocumentKind.Pdf);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
