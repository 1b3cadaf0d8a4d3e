using System.IO.Compression;

namespace Territoires.Web.Served;

/// <summary>One file of an archive.</summary>
/// <param name="Name">As it unpacks.</param>
/// <param name="Content">Open already, and closed once the archive is written.</param>
public sealed record ZippedFile(string Name, Stream Content);

/// <summary>
/// Files as one archive, written as they are read: none is whole in memory. All are open before the first byte, so that one which
/// storage does not give is an outage and no archive.
/// </summary>
/// <param name="Name">What the archive is called, with its ending.</param>
/// <param name="At">The time that each entry bears, as a clock on a wall shows it: the same files are the same bytes.</param>
/// <param name="Files">In the order in which they are written.</param>
public sealed record ZippedFiles(string Name, DateTimeOffset At, IReadOnlyList<ZippedFile> Files) : IResult
{
    public const string MediaType = "application/zip";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        try
        {
            await Results.Stream(body => WriteAsync(body, httpContext.RequestAborted), MediaType, Name).ExecuteAsync(httpContext);
        }
        finally
        {
            foreach (var file in Files)
            {
                await file.Content.DisposeAsync();
            }
        }
    }

    /// <summary>
    /// The archive is closed only where all went well: closing writes its table of contents, which would make one that storage cut
    /// look whole.
    /// </summary>
    private async Task WriteAsync(Stream body, CancellationToken cancellation)
    {
        await using var sent = new AsynchronousBody(body);
        var archive = await ZipArchive.CreateAsync(sent, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
        foreach (var file in Files)
        {
            // A PDF is packed already.
            var entry = archive.CreateEntry(file.Name, CompressionLevel.NoCompression);
            entry.LastWriteTime = At;
            await using var content = await entry.OpenAsync(cancellation);
            await file.Content.CopyToAsync(content, cancellation);
        }

        await archive.DisposeAsync();
        await sent.FlushAsync(cancellation);
    }
}
