using Azure.Core;

namespace Territoires.Embedded.LocalStorage.Http;

/// <summary>A request as the services read it.</summary>
internal sealed class Call
{
    private readonly Request? _request;
    private readonly IReadOnlyDictionary<string, string>? _headers;

    public Call(Request request, CancellationToken cancellation)
    {
        _request = request;
        Cancellation = cancellation;
        Method = request.Method.Method;
        Content = request.Content;
        var uri = request.Uri.ToUri();
        Path = uri.AbsolutePath.TrimStart('/');
        Query = QueryOf(uri.Query);
    }

    /// <summary>One operation inside a batch.</summary>
    public Call(string method, Uri address, IReadOnlyDictionary<string, string> headers, string body)
    {
        _headers = headers;
        Method = method;
        Content = RequestContent.Create(System.Text.Encoding.UTF8.GetBytes(body));
        Path = address.AbsolutePath.TrimStart('/');
        Query = QueryOf(address.Query);
    }

    public string Method { get; }

    /// <summary>Still escaped, without its first slash.</summary>
    public string Path { get; }

    public IReadOnlyDictionary<string, string> Query { get; }

    public RequestContent? Content { get; }

    public CancellationToken Cancellation { get; }

    public string? Header(string name) => _headers is not null
        ? _headers.GetValueOrDefault(name)
        : _request!.Headers.TryGetValue(name, out var value) ? value : null;

    public IEnumerable<(string Name, string Value)> HeadersAfter(string prefix) => _request!.Headers
        .Where(header => header.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        .Select(header => (header.Name[prefix.Length..], header.Value));

    /// <summary>The whole body, for those that are small by rule.</summary>
    /// <exception cref="ServiceFault">413 when it is longer than <paramref name="limit"/> bytes.</exception>
    public async Task<byte[]> ReadSmallAsync(int limit)
    {
        if (Content is null)
        {
            return [];
        }

        if (Content.TryComputeLength(out var length) && length > limit)
        {
            throw new ServiceFault(413, "RequestBodyTooLarge", "The request body is too large and exceeds the maximum permissible limit.");
        }

        using var buffer = new MemoryStream();
        await Content.WriteToAsync(buffer, Cancellation);
        return buffer.Length <= limit
            ? buffer.ToArray()
            : throw new ServiceFault(413, "RequestBodyTooLarge", "The request body is too large and exceeds the maximum permissible limit.");
    }

    private static Dictionary<string, string> QueryOf(string query)
    {
        var values = new Dictionary<string, string>();
        foreach (var part in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? part : part[..equals];
            values[Uri.UnescapeDataString(name)] = equals < 0 ? "" : Uri.UnescapeDataString(part[(equals + 1)..].Replace('+', ' '));
        }

        return values;
    }
}
