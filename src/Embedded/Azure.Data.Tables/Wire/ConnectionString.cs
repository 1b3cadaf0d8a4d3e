#nullable enable
namespace Azure.Data.Tables.Wire;

/// <summary>A storage connection string: it carries an account key, or a signature instead.</summary>
internal sealed record ConnectionString(Uri TableEndpoint, TableSharedKeyCredential? Key, string? Signature)
{
    // The emulator's account and key are public constants of its documentation.
    private const string Development =
        "AccountName=devstoreaccount1;TableEndpoint=http://127.0.0.1:10002/devstoreaccount1;"
        + "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <exception cref="FormatException">A part is missing, or is of a kind that this client does not take.</exception>
    public static ConnectionString Parse(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        var parts = Split(text);
        if (parts.TryGetValue("UseDevelopmentStorage", out var development) && bool.TryParse(development, out var isDevelopment) && isDevelopment)
        {
            parts = Split(Development);
        }

        var endpoint = parts.TryGetValue("TableEndpoint", out var given)
            ? given
            : $"{parts.GetValueOrDefault("DefaultEndpointsProtocol", "https")}://{Required(parts, "AccountName")}.table.{parts.GetValueOrDefault("EndpointSuffix", "core.windows.net")}";
        return parts.TryGetValue("SharedAccessSignature", out var signature)
            ? new ConnectionString(new Uri(endpoint), null, signature)
            : new ConnectionString(new Uri(endpoint), new TableSharedKeyCredential(Required(parts, "AccountName"), Required(parts, "AccountKey")), null);
    }

    private static string Required(Dictionary<string, string> parts, string name) =>
        parts.TryGetValue(name, out var value) ? value : throw new FormatException($"The storage connection string has no {name}.");

    private static Dictionary<string, string> Split(string text)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            parts[equals > 0 ? part[..equals] : throw new FormatException("A part of the storage connection string is not name=value.")] = part[(equals + 1)..];
        }

        return parts;
    }
}
