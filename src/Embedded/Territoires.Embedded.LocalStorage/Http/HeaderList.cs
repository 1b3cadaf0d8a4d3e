using System.Diagnostics.CodeAnalysis;
using Azure.Core;

namespace Territoires.Embedded.LocalStorage.Http;

/// <summary>Headers in their order, found without case.</summary>
internal sealed class HeaderList
{
    private readonly List<HttpHeader> _headers = [];

    public IEnumerable<HttpHeader> All => _headers;

    public void Add(string name, string value) => _headers.Add(new HttpHeader(name, value));

    public bool Remove(string name) => _headers.RemoveAll(header => Is(header, name)) > 0;

    public bool Contains(string name) => _headers.Exists(header => Is(header, name));

    public bool TryGet(string name, [NotNullWhen(true)] out string? value)
    {
        value = TryGetAll(name, out var values) ? string.Join(',', values) : null;
        return value is not null;
    }

    public bool TryGetAll(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        var found = _headers.FindAll(header => Is(header, name)).ConvertAll(header => header.Value);
        values = found.Count > 0 ? found : null;
        return values is not null;
    }

    private static bool Is(HttpHeader header, string name) => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase);
}
