using System.Text.RegularExpressions;
using Territoires.Embedded.LocalStorage.Http;

namespace Territoires.Embedded.LocalStorage.Tables;

internal enum EntityOperationKind
{
    Insert,
    Merge,
    Replace,
    Delete,
}

/// <summary>A write on one row as the request says it.</summary>
internal sealed partial record EntityOperation(
    EntityOperationKind Kind, string Table, string PartitionKey, string RowKey, string? IfMatch, Dictionary<string, object> Properties)
{
    /// <exception cref="ServiceFault">400 for what is malformed, 501 for what is not done here.</exception>
    public static EntityOperation Parse(Call call, byte[] body)
    {
        if (call.Method == "POST")
        {
            return Insert(call.Path, EntityCodec.Parse(body));
        }

        var (table, partitionKey, rowKey) = Address(call.Path) ?? throw ServiceFault.NotImplemented($"{call.Method} {call.Path}");
        var ifMatch = call.Header("If-Match");
        if (call.Method == "DELETE")
        {
            return ifMatch is null
                ? throw new ServiceFault(400, "MissingRequiredHeader", "If-Match is required to delete an entity.")
                : new EntityOperation(EntityOperationKind.Delete, table, partitionKey, rowKey, ifMatch, []);
        }

        var kind = call.Method switch
        {
            "PUT" => EntityOperationKind.Replace,
            "PATCH" or "MERGE" => EntityOperationKind.Merge,
            _ => throw ServiceFault.NotImplemented($"{call.Method} on an entity"),
        };
        EntityRules.CheckKey("PartitionKey", partitionKey);
        EntityRules.CheckKey("RowKey", rowKey);
        var properties = EntityCodec.Parse(body);
        if (!IsSame(properties, "PartitionKey", partitionKey) || !IsSame(properties, "RowKey", rowKey))
        {
            throw ServiceFault.InvalidInput("The keys of the body are not those of the address.");
        }

        return new EntityOperation(kind, table, partitionKey, rowKey, ifMatch, properties);
    }

    /// <summary>Reads <c>Table(PartitionKey='…',RowKey='…')</c>, escaped.</summary>
    public static (string Table, string PartitionKey, string RowKey)? Address(string path)
    {
        var match = EntityAddress().Match(Uri.UnescapeDataString(path));
        return match.Success ? (match.Groups["table"].Value, Unquote(match.Groups["pk"].Value), Unquote(match.Groups["rk"].Value)) : null;
    }

    private static EntityOperation Insert(string table, Dictionary<string, object> properties)
    {
        if (!properties.Remove("PartitionKey", out var partitionKey) || !properties.Remove("RowKey", out var rowKey))
        {
            throw new ServiceFault(400, "PropertiesNeedValue", "The values are not specified for all properties in the entity.");
        }

        if (partitionKey is not string partition || rowKey is not string row)
        {
            throw new ServiceFault(400, "PrimaryKeyPropertyIsInvalidType", "The keys must be strings.");
        }

        EntityRules.CheckKey("PartitionKey", partition);
        EntityRules.CheckKey("RowKey", row);
        return new EntityOperation(EntityOperationKind.Insert, table, partition, row, null, properties);
    }

    private static bool IsSame(Dictionary<string, object> properties, string name, string key) =>
        !properties.Remove(name, out var value) || key.Equals(value as string, StringComparison.Ordinal);

    private static string Unquote(string key) => key.Replace("''", "'", StringComparison.Ordinal);

    [GeneratedRegex("^(?<table>[A-Za-z0-9]+)\\(PartitionKey='(?<pk>([^']|'')*)',RowKey='(?<rk>([^']|'')*)'\\)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex EntityAddress();
}
