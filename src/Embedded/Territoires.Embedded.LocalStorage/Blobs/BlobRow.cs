using System.Globalization;
using System.Text.Json;
using Territoires.Embedded.LocalStorage.Http;
using Territoires.Embedded.LocalStorage.Storing;

namespace Territoires.Embedded.LocalStorage.Blobs;

/// <summary>A committed blob. Its content is its segments, one after the other.</summary>
/// <param name="Name">The whole name, with its slashes.</param>
/// <param name="Ticks">Instant of the last write (UTC), unique: the entity tag is made of it.</param>
/// <param name="Created">Instant of the first write (UTC ticks).</param>
/// <param name="Length">In bytes.</param>
/// <param name="Headers">Content-Type and the like, as they are given back.</param>
/// <param name="Metadata">The caller's own names and values.</param>
internal sealed record BlobRow(string Name, long Ticks, long Created, long Length, Dictionary<string, string> Headers, Dictionary<string, string> Metadata)
{
    public string ETag => ETagOf(Ticks);

    public string LastModified => HttpDate(Ticks);

    public static string ETagOf(long ticks) => string.Create(CultureInfo.InvariantCulture, $"\"0x{ticks:X16}\"");

    /// <summary>To the second, as HTTP has it.</summary>
    public static string HttpDate(long ticks) => new DateTime(ticks, DateTimeKind.Utc).ToString("R", CultureInfo.InvariantCulture);

    public static BlobRow? Find(SqlSession session, long container, string name) => session.Query(
        "SELECT name, ticks, created, length, headers, metadata FROM blobs WHERE container_id = $0 AND name = $1", Read, container, name).ToList() is [var blob] ? blob : null;

    public static BlobRow Read(Microsoft.Data.Sqlite.SqliteDataReader row) =>
        new(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), Names(row.GetString(4)), Names(row.GetString(5)));

    public static List<Segment> Segments(SqlSession session, long container, string name) => session.Query(
        "SELECT block_id, hash, length FROM segments WHERE container_id = $0 AND name = $1 ORDER BY position",
        row => new Segment(row.GetString(0), row.GetString(1), row.GetInt64(2)), container, name).ToList();

    public static Dictionary<string, string> Names(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;

    /// <summary>The headers that describe the blob in answers.</summary>
    public LocalResponse Describe(LocalResponse response)
    {
        response.With("ETag", ETag).With("Last-Modified", LastModified).With("Accept-Ranges", "bytes")
            .With("x-ms-creation-time", HttpDate(Created)).With("x-ms-blob-type", "BlockBlob")
            .With("x-ms-lease-status", "unlocked").With("x-ms-lease-state", "available");
        foreach (var (name, value) in Headers)
        {
            response.With(name, value);
        }

        return WithMetadata(response, Metadata);
    }

    public static LocalResponse WithMetadata(LocalResponse response, Dictionary<string, string> metadata)
    {
        foreach (var (name, value) in metadata)
        {
            response.With("x-ms-meta-" + name, value);
        }

        return response;
    }
}
