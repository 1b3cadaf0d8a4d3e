using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;

namespace Territoires.Cli.Storage;

/// <summary>The rows of one partition as a file: a JSON array a row, each property with its type.</summary>
internal static class ExportedPartition
{
    private static readonly string[] OfTheService = ["odata.etag", "PartitionKey", "RowKey", "Timestamp"];

    public static string FileOf(string folder, string table, string partition) =>
        Path.Combine(
            folder, "tables", table, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(partition)))[..32] + ".jsonl");

    public static byte[] Write(IEnumerable<TableEntity> rows)
    {
        using var file = new MemoryStream();
        foreach (var row in rows)
        {
            var properties = row.Where(property => !OfTheService.Contains(property.Key))
                .ToDictionary(property => property.Key, property => Typed(property.Value));
            JsonSerializer.Serialize(file, new Line(row.PartitionKey, row.RowKey, properties));
            file.WriteByte((byte)'\n');
        }

        return file.ToArray();
    }

    /// <exception cref="InvalidDataException">The line is not of an export.</exception>
    public static TableEntity Read(string text)
    {
        var line = JsonSerializer.Deserialize<Line>(text) ?? throw new InvalidDataException("An empty line in an export.");
        var row = new TableEntity(line.PartitionKey, line.RowKey);
        foreach (var (name, value) in line.Properties)
        {
            row[name] = Value(value);
        }

        return row;
    }

    private static string[] Typed(object value) => value switch
    {
        string text => ["string", text],
        bool flag => ["bool", flag ? "true" : "false"],
        int number => ["int32", number.ToString(CultureInfo.InvariantCulture)],
        long number => ["int64", number.ToString(CultureInfo.InvariantCulture)],
        double number => ["double", number.ToString("R", CultureInfo.InvariantCulture)],
        DateTimeOffset instant => ["instant", instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)],
        Guid id => ["guid", id.ToString("D")],
        byte[] bytes => ["binary", Convert.ToBase64String(bytes)],
        BinaryData bytes => ["binary", Convert.ToBase64String(bytes.ToArray())],
        _ => throw new InvalidDataException($"A row holds {value.GetType()}."),
    };

    private static object Value(string[] typed) => typed switch
    {
        ["string", var text] => text,
        ["bool", var flag] => flag == "true",
        ["int32", var number] => int.Parse(number, CultureInfo.InvariantCulture),
        ["int64", var number] => long.Parse(number, CultureInfo.InvariantCulture),
        ["double", var number] => double.Parse(number, CultureInfo.InvariantCulture),
        ["instant", var instant] => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        ["guid", var id] => Guid.ParseExact(id, "D"),
        ["binary", var bytes] => Convert.FromBase64String(bytes),
        _ => throw new InvalidDataException($"An export holds a value of type {typed.FirstOrDefault()}."),
    };

    private sealed record Line(string PartitionKey, string RowKey, Dictionary<string, string[]> Properties);
}
