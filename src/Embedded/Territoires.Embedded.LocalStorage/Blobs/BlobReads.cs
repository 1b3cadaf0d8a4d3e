using System.Globalization;
using System.Xml.Linq;
using Territoires.Embedded.LocalStorage.Http;
using Territoires.Embedded.LocalStorage.Storing;

namespace Territoires.Embedded.LocalStorage.Blobs;

/// <summary>Contents and properties of blobs.</summary>
internal sealed class BlobReads(Store store)
{
    public LocalResponse Head(Call call, BlobAddress address)
    {
        var (blob, _) = Find(address);
        BlobConditions.CheckRead(call, blob);
        return blob.Describe(new LocalResponse(200)).With("Content-Length", blob.Length);
    }

    public LocalResponse Get(Call call, BlobAddress address)
    {
        try
        {
            return Open(call, address);
        }
        catch (FileNotFoundException)
        {
            // Replaced or deleted between the row and the file: the second look sees the row of now.
            return Open(call, address);
        }
    }

    public LocalResponse BlockList(Call call, BlobAddress address)
    {
        var type = call.Query.GetValueOrDefault("blocklisttype", "committed");
        var (blob, committed, staged) = store.Read(session =>
        {
            var container = BlobsService.ContainerId(session, address.Container);
            var staging = session.Query("SELECT block_id, hash, length FROM staged WHERE container_id = $0 AND name = $1 ORDER BY block_id",
                row => new Segment(row.GetString(0), row.GetString(1), row.GetInt64(2)), container, address.Name).ToList();
            return (BlobRow.Find(session, container, address.Name), BlobRow.Segments(session, container, address.Name), staging);
        });
        if (blob is null && staged.Count == 0)
        {
            throw NotFound();
        }

        // A blob put whole has no blocks.
        var result = new XElement(
            "BlockList",
            type is "committed" or "all" ? new XElement("CommittedBlocks", committed.Where(segment => segment.BlockId.Length > 0).Select(Describe)) : null,
            type is "uncommitted" or "all" ? new XElement("UncommittedBlocks", staged.Select(Describe)) : null);
        return LocalResponse.Text(200, "application/xml", $"<?xml version=\"1.0\" encoding=\"utf-8\"?>{result.ToString(SaveOptions.DisableFormatting)}")
            .With("ETag", blob?.ETag).With("Last-Modified", blob?.LastModified).With("x-ms-blob-content-length", blob?.Length ?? 0);
    }

    private static XElement Describe(Segment block) => new("Block", new XElement("Name", block.BlockId), new XElement("Size", block.Length));

    private static ServiceFault NotFound() => new(404, "BlobNotFound", "The specified blob does not exist.");

    private (BlobRow Blob, List<Segment> Segments) Find(BlobAddress address) => store.Read(session =>
    {
        var container = BlobsService.ContainerId(session, address.Container);
        return (BlobRow.Find(session, container, address.Name) ?? throw NotFound(), BlobRow.Segments(session, container, address.Name));
    });

    private LocalResponse Open(Call call, BlobAddress address)
    {
        var (blob, segments) = Find(address);
        BlobConditions.CheckRead(call, blob);
        if ((call.Header("x-ms-range") ?? call.Header("Range")) is not { } range)
        {
            return blob.Describe(new LocalResponse(200, new BlobContent(store.Contents, segments, 0, blob.Length))).With("Content-Length", blob.Length);
        }

        var (offset, count) = Parse(range, blob.Length);
        var response = blob.Describe(new LocalResponse(206, new BlobContent(store.Contents, segments, offset, count)))
            .With("Content-Length", count)
            .With("Content-Range", string.Create(CultureInfo.InvariantCulture, $"bytes {offset}-{offset + count - 1}/{blob.Length}"));
        // Of the whole blob; of a range it would be read as the range's own.
        response.With("x-ms-blob-content-md5", blob.Headers.GetValueOrDefault("Content-MD5"));
        return response.Without("Content-MD5");
    }

    /// <summary>Reads <c>bytes=first-last</c> or <c>bytes=first-</c>.</summary>
    private static (long Offset, long Count) Parse(string range, long length)
    {
        var bounds = range.StartsWith("bytes=", StringComparison.Ordinal) ? range["bytes=".Length..].Split('-') : [];
        if (bounds.Length != 2 || !long.TryParse(bounds[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first))
        {
            throw ServiceFault.NotImplemented($"the range {range}");
        }

        var last = long.TryParse(bounds[1], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? Math.Min(given, length - 1) : length - 1;
        return first <= last ? (first, last - first + 1) : throw new ServiceFault(416, "InvalidRange", "The range specified is invalid for the current size of the resource.");
    }
}
