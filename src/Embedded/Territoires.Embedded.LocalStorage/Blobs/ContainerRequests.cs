using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Territoires.Embedded.LocalStorage.Http;
using Territoires.Embedded.LocalStorage.Storing;

namespace Territoires.Embedded.LocalStorage.Blobs;

/// <summary>Creation, deletion, properties and listing of containers.</summary>
internal sealed partial class ContainerRequests(Store store)
{
    private const int MostListed = 5000;

    public async Task<LocalResponse> CreateAsync(Call call, string container)
    {
        if (!ContainerName().IsMatch(container))
        {
            throw new ServiceFault(400, "InvalidResourceName", "The specified resource name contains invalid characters.");
        }

        var ticks = await store.Writer.RunAsync(session =>
        {
            var now = store.Writer.NextTicks();
            var added = session.Execute("INSERT INTO containers (name, ticks, metadata) VALUES ($0, $1, $2) ON CONFLICT DO NOTHING", container, now, BlobsService.Metadata(call));
            return added == 1 ? now : throw new ServiceFault(409, "ContainerAlreadyExists", "The specified container already exists.");
        });
        return new LocalResponse(201).With("ETag", BlobRow.ETagOf(ticks)).With("Last-Modified", BlobRow.HttpDate(ticks));
    }

    public async Task<LocalResponse> DeleteAsync(Call call, string container)
    {
        if (call.Header("If-Match") is not null)
        {
            throw ServiceFault.NotImplemented("conditions on containers");
        }

        var hashes = await store.Writer.RunAsync(session =>
        {
            var id = BlobsService.ContainerId(session, container);
            var released = session.Query("SELECT hash FROM segments WHERE container_id = $0 UNION SELECT hash FROM staged WHERE container_id = $0", row => row.GetString(0), id).ToList();
            session.Execute("DELETE FROM segments WHERE container_id = $0", id);
            session.Execute("DELETE FROM staged WHERE container_id = $0", id);
            session.Execute("DELETE FROM blobs WHERE container_id = $0", id);
            session.Execute("DELETE FROM containers WHERE id = $0", id);
            return released;
        });
        store.Release(hashes);
        return new LocalResponse(202);
    }

    public LocalResponse Properties(string container) => store.Read(session =>
    {
        BlobsService.ContainerId(session, container);
        var (ticks, metadata) = session.Query("SELECT ticks, metadata FROM containers WHERE name = $0", row => (row.GetInt64(0), row.GetString(1)), container).Single();
        var response = new LocalResponse(200).With("ETag", BlobRow.ETagOf(ticks)).With("Last-Modified", BlobRow.HttpDate(ticks))
            .With("x-ms-lease-status", "unlocked").With("x-ms-lease-state", "available")
            .With("x-ms-has-immutability-policy", "false").With("x-ms-has-legal-hold", "false");
        return BlobRow.WithMetadata(response, BlobRow.Names(metadata));
    });

    /// <summary>Flat, in the order of names. The marker is the first name of the next page.</summary>
    public LocalResponse List(Call call, string container)
    {
        var prefix = call.Query.GetValueOrDefault("prefix", "");
        var marker = Uri.UnescapeDataString(call.Query.GetValueOrDefault("marker", ""));
        var most = int.TryParse(call.Query.GetValueOrDefault("maxresults"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given > 0 ? Math.Min(given, MostListed) : MostListed;
        var hasMetadata = Included(call).Length > 0;
        var blobs = store.Read(session => session
            .Query(
                "SELECT name, ticks, created, length, headers, metadata FROM blobs WHERE container_id = $0 AND name >= $1 ORDER BY name",
                BlobRow.Read,
                BlobsService.ContainerId(session, container), string.CompareOrdinal(marker, prefix) > 0 ? marker : prefix)
            .TakeWhile(blob => blob.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Take(most + 1)
            .ToList());
        var result = new XElement(
            "EnumerationResults",
            new XAttribute("ServiceEndpoint", LocalStorageTransport.Address),
            new XAttribute("ContainerName", container),
            Named("Prefix", prefix),
            new XElement("Marker", Uri.EscapeDataString(marker)),
            new XElement("MaxResults", most),
            new XElement("Blobs", blobs.Take(most).Select(blob => Describe(blob, hasMetadata))),
            new XElement("NextMarker", blobs.Count > most ? Uri.EscapeDataString(blobs[most].Name) : ""));
        return LocalResponse.Text(200, "application/xml", $"<?xml version=\"1.0\" encoding=\"utf-8\"?>{result.ToString(SaveOptions.DisableFormatting)}");
    }

    private static string[] Included(Call call)
    {
        var included = call.Query.GetValueOrDefault("include", "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        return Array.Find(included, name => !string.Equals(name, "metadata", StringComparison.OrdinalIgnoreCase)) is { } other ? throw ServiceFault.NotImplemented($"listing with {other}") : included;
    }

    private static XElement Describe(BlobRow blob, bool hasMetadata) => new(
        "Blob",
        Named("Name", blob.Name),
        new XElement(
            "Properties",
            new XElement("Creation-Time", BlobRow.HttpDate(blob.Created)),
            new XElement("Last-Modified", blob.LastModified),
            new XElement("Etag", blob.ETag.Trim('"')),
            new XElement("Content-Length", blob.Length),
            blob.Headers.Select(header => new XElement(header.Key, header.Value)),
            new XElement("BlobType", "BlockBlob"),
            new XElement("LeaseStatus", "unlocked"),
            new XElement("LeaseState", "available")),
        hasMetadata ? new XElement("Metadata", blob.Metadata.Select(pair => new XElement(pair.Key, pair.Value))) : null);

    /// <summary>A name with characters that XML has no way to write is percent-encoded, and says so.</summary>
    private static XElement Named(string element, string name) => IsXml(name)
        ? new XElement(element, name)
        : new XElement(element, new XAttribute("Encoded", "true"), Uri.EscapeDataString(name));

    // Surrogate pairs are two units that are no XML character one by one.
    private static bool IsXml(string name) => name.EnumerateRunes().All(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value));

    [GeneratedRegex("^[a-z0-9](-?[a-z0-9]){2,62}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ContainerName();
}
