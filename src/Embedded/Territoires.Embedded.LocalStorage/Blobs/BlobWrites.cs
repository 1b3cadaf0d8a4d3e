using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Territoires.Embedded.LocalStorage.Http;
using Territoires.Embedded.LocalStorage.Storing;

namespace Territoires.Embedded.LocalStorage.Blobs;

/// <summary>Writes: the content goes to disk first, then one transaction checks the conditions and changes the rows.</summary>
internal sealed class BlobWrites(Store store)
{
    private const int LargestBlockList = 4 * 1024 * 1024;
    private const int LongestName = 1024;

    // Header of the request → header of the answers.
    private static readonly (string Given, string Kept)[] ContentHeaders =
    [
        ("x-ms-blob-content-type", "Content-Type"), ("x-ms-blob-content-encoding", "Content-Encoding"), ("x-ms-blob-content-language", "Content-Language"),
        ("x-ms-blob-content-disposition", "Content-Disposition"), ("x-ms-blob-cache-control", "Cache-Control"), ("x-ms-blob-content-md5", "Content-MD5"),
    ];

    public async Task<LocalResponse> PutAsync(Call call, BlobAddress address)
    {
        if (call.Header("x-ms-blob-type") != "BlockBlob")
        {
            throw ServiceFault.NotImplemented($"blobs of type {call.Header("x-ms-blob-type")}");
        }

        CheckName(address);
        var written = await store.Contents.WriteAsync(call.Content, call.Cancellation);
        var isNamed = false;
        try
        {
            var md5 = CheckedMd5(call, written);
            var headers = Headers(call);
            headers["Content-MD5"] = md5;
            var response = await CommitAsync(call, address, headers, (_, _) => [new Segment("", written.Hash, written.Length)]);
            isNamed = true;
            return response.With("Content-MD5", md5);
        }
        finally
        {
            store.Unpin(written.Hash, isNamed);
        }
    }

    public async Task<LocalResponse> PutBlockAsync(Call call, BlobAddress address)
    {
        CheckName(address);
        var id = call.Query.GetValueOrDefault("blockid", "");
        if (!Convert.TryFromBase64String(id, new byte[64], out var length) || length == 0)
        {
            throw new ServiceFault(400, "InvalidQueryParameterValue", "Value for one of the query parameters specified in the request URI is invalid: blockid.");
        }

        var written = await store.Contents.WriteAsync(call.Content, call.Cancellation);
        var isNamed = false;
        try
        {
            var md5 = CheckedMd5(call, written);
            var replaced = await store.Writer.RunAsync(session =>
            {
                var container = BlobsService.ContainerId(session, address.Container);
                var old = session.Text("SELECT hash FROM staged WHERE container_id = $0 AND name = $1 AND block_id = $2", container, address.Name, id);
                session.Execute("INSERT OR REPLACE INTO staged VALUES ($0, $1, $2, $3, $4)", container, address.Name, id, written.Hash, written.Length);
                return old;
            });
            isNamed = true;
            store.Release(replaced is null ? [] : [replaced]);
            return new LocalResponse(201).With("Content-MD5", md5);
        }
        finally
        {
            store.Unpin(written.Hash, isNamed);
        }
    }

    public async Task<LocalResponse> PutBlockListAsync(Call call, BlobAddress address)
    {
        CheckName(address);
        var wanted = ReadBlockList(await call.ReadSmallAsync(LargestBlockList));
        return await CommitAsync(call, address, Headers(call), (session, container) =>
        {
            var committed = BlobRow.Segments(session, container, address.Name);
            var staged = session.Query("SELECT block_id, hash, length FROM staged WHERE container_id = $0 AND name = $1",
                row => new Segment(row.GetString(0), row.GetString(1), row.GetInt64(2)), container, address.Name).ToList();
            return wanted.ConvertAll(block => Choose(block.From, block.Id, committed, staged)
                ?? throw new ServiceFault(400, "InvalidBlockList", "The specified block list is invalid."));
        });
    }

    public async Task<LocalResponse> SetMetadataAsync(Call call, BlobAddress address)
    {
        var row = await store.Writer.RunAsync(session =>
        {
            var (container, blob) = Existing(session, call, address);
            var changed = blob with { Ticks = store.Writer.NextTicks() };
            session.Execute("UPDATE blobs SET ticks = $2, metadata = $3 WHERE container_id = $0 AND name = $1", container, address.Name, changed.Ticks, BlobsService.Metadata(call));
            return changed;
        });
        return new LocalResponse(200).With("ETag", row.ETag).With("Last-Modified", row.LastModified);
    }

    public async Task<LocalResponse> DeleteAsync(Call call, BlobAddress address)
    {
        var hashes = await store.Writer.RunAsync(session =>
        {
            var (container, _) = Existing(session, call, address);
            var released = BlobRow.Segments(session, container, address.Name).ConvertAll(segment => segment.Hash);
            session.Execute("DELETE FROM segments WHERE container_id = $0 AND name = $1", container, address.Name);
            session.Execute("DELETE FROM blobs WHERE container_id = $0 AND name = $1", container, address.Name);
            return released;
        });
        store.Release(hashes);
        return new LocalResponse(202).With("x-ms-delete-type-permanent", "true");
    }

    private static (long Container, BlobRow Blob) Existing(SqlSession session, Call call, BlobAddress address)
    {
        var container = BlobsService.ContainerId(session, address.Container);
        var blob = BlobRow.Find(session, container, address.Name) ?? throw new ServiceFault(404, "BlobNotFound", "The specified blob does not exist.");
        BlobConditions.CheckWrite(call, blob);
        return (container, blob);
    }

    private static void CheckName(BlobAddress address)
    {
        if (address.Name.Length > LongestName)
        {
            throw new ServiceFault(400, "InvalidResourceName", "The specified resource name is too long.");
        }
    }

    private static string CheckedMd5(Call call, WrittenContent written)
    {
        var actual = Convert.ToBase64String(written.Md5);
        return call.Header("Content-MD5") is { } given && given != actual
            ? throw new ServiceFault(400, "Md5Mismatch", "The MD5 value specified in the request did not match with the MD5 value calculated by the server.")
            : actual;
    }

    private static Dictionary<string, string> Headers(Call call)
    {
        var headers = new Dictionary<string, string> { ["Content-Type"] = "application/octet-stream" };
        foreach (var (given, kept) in ContentHeaders)
        {
            if (call.Header(given) is { } value)
            {
                headers[kept] = value;
            }
        }

        return headers;
    }

    private static List<(string From, string Id)> ReadBlockList(byte[] body)
    {
        try
        {
            return [.. XDocument.Parse(Encoding.UTF8.GetString(body).TrimStart('\uFEFF')).Root!.Elements().Select(block => (block.Name.LocalName, block.Value))];
        }
        catch (XmlException)
        {
            throw new ServiceFault(400, "InvalidXmlDocument", "The specified XML is not syntactically valid.");
        }
    }

    private static Segment? Choose(string from, string id, List<Segment> committed, List<Segment> staged) => from switch
    {
        "Latest" => staged.Find(block => block.BlockId == id) ?? committed.Find(block => block.BlockId == id),
        "Uncommitted" => staged.Find(block => block.BlockId == id),
        "Committed" => committed.Find(block => block.BlockId == id),
        _ => null,
    };

    private async Task<LocalResponse> CommitAsync(
        Call call, BlobAddress address, Dictionary<string, string> headers, Func<SqlSession, long, List<Segment>> content)
    {
        var (row, released) = await store.Writer.RunAsync(session =>
        {
            var container = BlobsService.ContainerId(session, address.Container);
            var existing = BlobRow.Find(session, container, address.Name);
            BlobConditions.CheckWrite(call, existing);
            var segments = content(session, container);
            var old = session.Query("SELECT hash FROM segments WHERE container_id = $0 AND name = $1 UNION SELECT hash FROM staged WHERE container_id = $0 AND name = $1",
                hash => hash.GetString(0), container, address.Name).ToList();
            var now = store.Writer.NextTicks();
            var blob = new BlobRow(address.Name, now, existing?.Created ?? now, segments.Sum(segment => segment.Length), headers, []);
            Save(session, container, blob, BlobsService.Metadata(call), segments);
            return (blob, old);
        });
        store.Release(released);
        return new LocalResponse(201).With("ETag", row.ETag).With("Last-Modified", row.LastModified).With("x-ms-request-server-encrypted", "false");
    }

    private static void Save(SqlSession session, long container, BlobRow blob, string metadata, List<Segment> segments)
    {
        // Blocks that the list does not name are gone with it, as those of the former content.
        session.Execute("DELETE FROM staged WHERE container_id = $0 AND name = $1", container, blob.Name);
        session.Execute("DELETE FROM segments WHERE container_id = $0 AND name = $1", container, blob.Name);
        session.Execute("INSERT OR REPLACE INTO blobs VALUES ($0, $1, $2, $3, $4, $5, $6)",
            container, blob.Name, blob.Ticks, blob.Created, blob.Length, JsonSerializer.Serialize(blob.Headers), metadata);
        for (var position = 0; position < segments.Count; position++)
        {
            session.Execute("INSERT INTO segments VALUES ($0, $1, $2, $3, $4, $5)",
                container, blob.Name, position, segments[position].BlockId, segments[position].Hash, segments[position].Length);
        }
    }
}
