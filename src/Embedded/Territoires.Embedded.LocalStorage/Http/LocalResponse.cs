using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text;
using Azure;
using Azure.Core;

namespace Territoires.Embedded.LocalStorage.Http;

/// <summary>An answer of one of the services.</summary>
internal sealed class LocalResponse(int status, Stream? body = null) : Response
{
    private readonly HeaderList _headers = new();

    public override int Status => status;

    public override string ReasonPhrase => ((HttpStatusCode)status).ToString();

    public override Stream? ContentStream { get; set; } = body;

    public override string ClientRequestId { get; set; } = "";

    public static LocalResponse Text(int status, string contentType, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return new LocalResponse(status, new MemoryStream(bytes, writable: false)).With("Content-Type", contentType).With("Content-Length", bytes.Length);
    }

    /// <summary>Sets a header; a null value sets none.</summary>
    public LocalResponse With(string name, object? value)
    {
        if (value is not null)
        {
            _headers.Remove(name);
            _headers.Add(name, FormattableString.Invariant($"{value}"));
        }

        return this;
    }

    public LocalResponse Without(string name)
    {
        _headers.Remove(name);
        return this;
    }

    public IEnumerable<HttpHeader> AllHeaders() => _headers.All;

    public override void Dispose() => ContentStream?.Dispose();

    protected override bool ContainsHeader(string name) => _headers.Contains(name);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => _headers.All;

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value) => _headers.TryGet(name, out value);

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values) => _headers.TryGetAll(name, out values);
}
