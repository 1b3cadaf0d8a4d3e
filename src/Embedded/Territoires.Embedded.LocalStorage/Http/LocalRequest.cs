using System.Diagnostics.CodeAnalysis;
using Azure.Core;

namespace Territoires.Embedded.LocalStorage.Http;

/// <summary>A request that never leaves the process.</summary>
internal sealed class LocalRequest : Request
{
    private readonly HeaderList _headers = new();
    private string? _clientRequestId;

    public override string ClientRequestId
    {
        get => _clientRequestId ??= Guid.NewGuid().ToString("D");
        set => _clientRequestId = value;
    }

    public override void Dispose() => Content?.Dispose();

    protected override void AddHeader(string name, string value) => _headers.Add(name, value);

    protected override bool ContainsHeader(string name) => _headers.Contains(name);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => _headers.All;

    protected override bool RemoveHeader(string name) => _headers.Remove(name);

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value) => _headers.TryGet(name, out value);

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values) => _headers.TryGetAll(name, out values);
}
