#nullable enable
using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables.Wire;

/// <summary>Entities as JSON with <c>@odata.type</c> annotations wherever JSON alone would lose the type.</summary>
internal static class EntityJson
{
    private const string Annotation = "@odata.type";

    public static ReadOnlyMemory<byte> Write(ITableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(entity.PartitionKey, "entity.PartitionKey");
        ArgumentNullException.ThrowIfNull(entity.RowKey, "entity.RowKey");
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("PartitionKey", entity.PartitionKey);
            writer.WriteString("RowKey", entity.RowKey);
            foreach (var (name, value) in EntityShape.PropertiesOf(entity))
            {
                WriteProperty(writer, name, value);
            }

            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    public static T Read<T>(JsonElement json)
        where T : class, ITableEntity
    {
        var values = new TableEntity();
        foreach (var property in json.EnumerateObject())
        {
            // The value of an annotation is read with the property that it annotates.
            if (property.Value.ValueKind != JsonValueKind.Null && !property.Name.Contains('@', StringComparison.Ordinal)
                && (property.Name == TableEntity.ETagKey || !property.Name.StartsWith("odata.", StringComparison.Ordinal)))
            {
                values.Add(property.Name, ReadValue(json, property));
            }
        }

        return values as T ?? EntityShape.Build<T>(values);
    }

    /// <summary>UTC, to the 100 ns that the service keeps.</summary>
    public static string Format(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);

    /// <exception cref="NotSupportedException">The time's kind is not UTC: which instant it means would be a guess.</exception>
    public static DateTimeOffset Instant(DateTime time) => time.Kind == DateTimeKind.Utc
        ? new DateTimeOffset(time)
        : throw new NotSupportedException($"A DateTime of kind {time.Kind} cannot be stored or compared; it must be UTC.");

    private static void WriteProperty(Utf8JsonWriter writer, string name, object? value)
    {
        switch (value)
        {
            // A null property does not exist.
            case null: break;
            case string text: writer.WriteString(name, text); break;
            case bool flag: writer.WriteBoolean(name, flag); break;
            case int number: writer.WriteNumber(name, number); break;
            case long number: WriteTyped(writer, name, "Edm.Int64", number.ToString(CultureInfo.InvariantCulture)); break;
            case double number when double.IsFinite(number):
                writer.WriteString(name + Annotation, "Edm.Double");
                writer.WriteNumber(name, number);
                break;
            case double number: WriteTyped(writer, name, "Edm.Double", double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity"); break;
            case DateTime time: WriteTyped(writer, name, "Edm.DateTime", Format(Instant(time))); break;
            case DateTimeOffset instant: WriteTyped(writer, name, "Edm.DateTime", Format(instant)); break;
            case Guid id: WriteTyped(writer, name, "Edm.Guid", id.ToString("D")); break;
            case byte[] bytes: WriteTyped(writer, name, "Edm.Binary", Convert.ToBase64String(bytes)); break;
            case BinaryData data: WriteTyped(writer, name, "Edm.Binary", Convert.ToBase64String(data.ToMemory().Span)); break;
            case Enum constant: writer.WriteString(name, constant.ToString()); break;
            default: throw new NotSupportedException($"Property '{name}' is of type {value.GetType()}, which tables do not store.");
        }
    }

    private static void WriteTyped(Utf8JsonWriter writer, string name, string type, string value)
    {
        writer.WriteString(name + Annotation, type);
        writer.WriteString(name, value);
    }

    private static object ReadValue(JsonElement entity, JsonProperty property)
    {
        var value = property.Value;
        var type = property.Name == nameof(ITableEntity.Timestamp) ? "Edm.DateTime"
            : entity.TryGetProperty(property.Name + Annotation, out var annotation) ? annotation.GetString() : null;
        return (type, value.ValueKind) switch
        {
            ("Edm.Int64", _) => long.Parse(value.GetString()!, CultureInfo.InvariantCulture),
            ("Edm.DateTime", _) => DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
            ("Edm.Guid", _) => Guid.Parse(value.GetString()!),
            ("Edm.Binary", _) => Convert.FromBase64String(value.GetString()!),
            ("Edm.Double", JsonValueKind.String) => double.Parse(value.GetString()!, CultureInfo.InvariantCulture),
            ("Edm.Double", _) => value.GetDouble(),
            (_, JsonValueKind.String) => value.GetString()!,
            (_, JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
            // Written without a fraction it is an Int32; 1.0 is a double and does not parse as one.
            (_, JsonValueKind.Number) => value.TryGetInt32(out var number) ? (object)number : value.GetDouble(),
            _ => throw new NotSupportedException($"Property '{property.Name}' of type {type ?? value.ValueKind.ToString()} cannot be read."),
        };
    }
}
