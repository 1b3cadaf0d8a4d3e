using System.Text.Json;
using Territoires.Embedded.LocalStorage.Http;
using Territoires.Embedded.LocalStorage.Storing;

namespace Territoires.Embedded.LocalStorage.Blobs;

/// <summary>The Blob service's requests: which one it is, and what none of them takes.</summary>
internal sealed class BlobsService(Store store)
{
    // What would change the meaning of a request if it were ignored.
    private static readonly string[] Refused =
    [
        "x-ms-lease-id", "x-ms-copy-source", "x-ms-tags", "x-ms-if-tags", "x-ms-access-tier", "x-ms-content-crc64", "x-ms-range-get-content-md5", "x-ms-range-get-content-crc64",
        "x-ms-encryption-key", "x-ms-encryption-scope", "x-ms-immutability-policy-until-date", "x-ms-legal-hold", "If-Modified-Since", "If-Unmodified-Since",
        "x-ms-blob-public-access", "x-ms-structured-body",
    ];

    private readonly ContainerRequests _containers = new(store);
    private readonly BlobWrites _writes = new(store);
    private readonly BlobReads _reads = new(store);

    public Task<LocalResponse> AnswerAsync(Call call)
    {
        if (Array.Find(Refused, name => call.Header(name) is not null) is { } header)
        {
            throw ServiceFault.NotImplemented($"the header {header}");
        }

        if (call.Query.Keys.FirstOrDefault(name => name is "snapshot" or "versionid" or "delimiter") is { } option)
        {
            throw ServiceFault.NotImplemented($"the option {option}");
        }

        var slash = call.Path.IndexOf('/', StringComparison.Ordinal);
        var container = slash < 0 ? call.Path : call.Path[..slash];
        var blob = slash < 0 ? "" : Uri.UnescapeDataString(call.Path[(slash + 1)..]);
        return blob.Length > 0 ? BlobAsync(call, new BlobAddress(container, blob)) : ContainerAsync(call, container);
    }

    public static long ContainerId(SqlSession session, string container) =>
        session.Number("SELECT id FROM containers WHERE name = $0", container) ?? throw new ServiceFault(404, "ContainerNotFound", "The specified container does not exist.");

    public static string Metadata(Call call) => JsonSerializer.Serialize(call.HeadersAfter("x-ms-meta-").ToDictionary(header => header.Name, header => header.Value));

    private Task<LocalResponse> ContainerAsync(Call call, string container) =>
        (call.Method, call.Query.GetValueOrDefault("restype"), call.Query.GetValueOrDefault("comp")) switch
        {
            ("PUT", "container", null) => _containers.CreateAsync(call, container),
            ("DELETE", "container", null) => _containers.DeleteAsync(call, container),
            ("GET" or "HEAD", "container", null) => Task.FromResult(_containers.Properties(container)),
            ("GET", "container", "list") => Task.FromResult(_containers.List(call, container)),
            _ => throw ServiceFault.NotImplemented($"{call.Method} on a container"),
        };

    private Task<LocalResponse> BlobAsync(Call call, BlobAddress blob) => (call.Method, call.Query.GetValueOrDefault("comp")) switch
    {
        ("PUT", null) => _writes.PutAsync(call, blob),
        ("PUT", "block") => _writes.PutBlockAsync(call, blob),
        ("PUT", "blocklist") => _writes.PutBlockListAsync(call, blob),
        ("PUT", "metadata") => _writes.SetMetadataAsync(call, blob),
        ("DELETE", null) => _writes.DeleteAsync(call, blob),
        ("GET", "blocklist") => Task.FromResult(_reads.BlockList(call, blob)),
        ("GET", null) => Task.FromResult(_reads.Get(call, blob)),
        ("HEAD", null) => Task.FromResult(_reads.Head(call, blob)),
        _ => throw ServiceFault.NotImplemented($"{call.Method} {call.Query.GetValueOrDefault("comp")} on a blob"),
    };
}

/// <summary>Where a blob stands.</summary>
internal sealed record BlobAddress(string Container, string Name);
