using System.Globalization;

namespace Azure.Data.Tables.Sas;

/// <summary>A signature that opens one table, or a range of its rows, until an instant. It cannot be taken back but with the account's key.</summary>
public class TableSasBuilder
{
    private const string Version = "2020-12-06";
    private const string Letters = "raud";

    public TableSasBuilder()
    {
    }

    public TableSasBuilder(string tableName, TableSasPermissions permissions, DateTimeOffset expiresOn)
    {
        (TableName, ExpiresOn) = (tableName, expiresOn);
        SetPermissions(permissions);
    }

    /// <exception cref="ArgumentException">A letter is none of <c>raud</c>.</exception>
    public TableSasBuilder(string tableName, string rawPermissions, DateTimeOffset expiresOn)
    {
        (TableName, ExpiresOn) = (tableName, expiresOn);
        SetPermissions(rawPermissions);
    }

    public string TableName { get; set; }

    /// <summary>From when it opens; at once when it is the default.</summary>
    public DateTimeOffset StartsOn { get; set; }

    public DateTimeOffset ExpiresOn { get; set; }

    /// <summary>Some of <c>raud</c>, in this order.</summary>
    public string Permissions { get; private set; }

    public TableSasProtocol Protocol { get; set; }

    /// <summary>The stored policy that completes it, when there is one.</summary>
    public string Identifier { get; set; }

    public string PartitionKeyStart { get; set; }

    public string RowKeyStart { get; set; }

    public string PartitionKeyEnd { get; set; }

    public string RowKeyEnd { get; set; }

    public void SetPermissions(TableSasPermissions permissions) =>
        Permissions = string.Concat(Letters.Where((_, index) => permissions.HasFlag((TableSasPermissions)(1 << index))));

    /// <inheritdoc cref="TableSasBuilder(string, string, DateTimeOffset)"/>
    public void SetPermissions(string rawPermissions)
    {
        ArgumentNullException.ThrowIfNull(rawPermissions);
        Permissions = rawPermissions.All(letter => Letters.Contains(letter, StringComparison.Ordinal))
            ? string.Concat(Letters.Where(letter => rawPermissions.Contains(letter, StringComparison.Ordinal)))
            : throw new ArgumentException($"'{rawPermissions}' holds a letter that is no permission of a table.", nameof(rawPermissions));
    }

    /// <summary>The query, without its question mark, that an address takes.</summary>
    /// <exception cref="InvalidOperationException">It names no table, or no permission and no end where no stored policy gives them.</exception>
    public string Sign(TableSharedKeyCredential sharedKeyCredential)
    {
        ArgumentNullException.ThrowIfNull(sharedKeyCredential);
        if (string.IsNullOrEmpty(TableName) || (string.IsNullOrEmpty(Identifier) && (string.IsNullOrEmpty(Permissions) || ExpiresOn == default)))
        {
            throw new InvalidOperationException("A signature needs a table, permissions and an end.");
        }

        var (starts, ends, protocol) = (Format(StartsOn), Format(ExpiresOn), Protocol switch { TableSasProtocol.Https => "https", TableSasProtocol.HttpsAndHttp => "https,http", _ => null });
        // The order of the service's documentation; the empty line between identifier and protocol is the range of addresses.
        var signature = sharedKeyCredential.Sign(string.Join(
            '\n', Permissions, starts, ends, $"/table/{sharedKeyCredential.AccountName}/{TableName.ToLowerInvariant()}", Identifier, null, protocol, Version,
            PartitionKeyStart, RowKeyStart, PartitionKeyEnd, RowKeyEnd));
        (string Name, string Value)[] query =
        [
            ("sv", Version), ("tn", TableName), ("sp", Permissions), ("st", starts), ("se", ends), ("spr", protocol), ("si", Identifier),
            ("spk", PartitionKeyStart), ("srk", RowKeyStart), ("epk", PartitionKeyEnd), ("erk", RowKeyEnd), ("sig", signature),
        ];
        return string.Join('&', query.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value)}"));
    }

    private static string Format(DateTimeOffset instant) =>
        instant == default ? null : instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
