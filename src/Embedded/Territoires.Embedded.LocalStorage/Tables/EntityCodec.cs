using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Territoires.Embedded.LocalStorage.Http;

namespace Territoires.Embedded.LocalStorage.Tables;

/// <summary>Properties as JSON with <c>@odata.type</c> annotations: the form of the wire, and of the stored rows.</summary>
internal static class EntityCodec
{
    private const string Annotation = "@odata.type";

    /// <summary>The properties of a body, keys among them; null ones and the protocol's own are left out.</summary>
    /// <exception cref="ServiceFault">400 for what is not an entity.</exception>
    public static Dictionary<string, object> Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var values = new Dictionary<string, object>();
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (!IsProtocol(property.Name) && property.Value.ValueKind != JsonValueKind.Null && !values.TryAdd(property.Name, Value(document.RootElement, property)))
                {
                    throw new ServiceFault(400, "DuplicatePropertiesSpecified", $"The property '{property.Name}' is specified more than one time.");
                }
            }

            return values;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or OverflowException)
        {
            throw ServiceFault.InvalidInput("One of the request inputs is not valid.");
        }
    }

    public static byte[] Store(IReadOnlyDictionary<string, object> properties)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in properties)
            {
                Write(writer, name, value);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <param name="writer">Receives one JSON object.</param>
    /// <param name="row">The row.</param>
    /// <param name="select">The wanted properties; null wants all.</param>
    public static void WriteRow(Utf8JsonWriter writer, EntityRow row, IReadOnlySet<string>? select)
    {
        writer.WriteStartObject();
        writer.WriteString("odata.etag", row.ETag);
        foreach (var name in ((string[])["PartitionKey", "RowKey", "Timestamp"]).Concat(row.Properties.Keys).Where(name => select?.Contains(name) != false))
        {
            Write(writer, name, row.ValueOf(name)!);
        }

        writer.WriteEndObject();
    }

    // Any other name with an @ or a dot is a property's, and refused as such: dropped without a word it would be lost.
    private static bool IsProtocol(string name) =>
        name.EndsWith(Annotation, StringComparison.Ordinal) || name is "Timestamp" or "odata.etag" or "odata.metadata" or "odata.type" or "odata.id" or "odata.editLink";

    public static string Format(DateTime time) => time.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);

    public static DateTime ParseTime(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime;

    private static void Write(Utf8JsonWriter writer, string name, object value)
    {
        switch (value)
        {
            case string text: writer.WriteString(name, text); break;
            case bool flag: writer.WriteBoolean(name, flag); break;
            case int number: writer.WriteNumber(name, number); break;
            case long number: WriteTyped(writer, name, "Edm.Int64", number.ToString(CultureInfo.InvariantCulture)); break;
            case double number when double.IsFinite(number):
                // The fraction is what tells a double from an Int32.
                var digits = number.ToString("R", CultureInfo.InvariantCulture);
                writer.WritePropertyName(name);
                writer.WriteRawValue(digits.AsSpan().IndexOfAny('.', 'E') < 0 ? digits + ".0" : digits);
                break;
            case double number: WriteTyped(writer, name, "Edm.Double", double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity"); break;
            case DateTime time: WriteTyped(writer, name, "Edm.DateTime", Format(time)); break;
            case Guid id: WriteTyped(writer, name, "Edm.Guid", id.ToString("D")); break;
            case byte[] bytes: WriteTyped(writer, name, "Edm.Binary", Convert.ToBase64String(bytes)); break;
            default: throw new InvalidOperationException($"A row holds {value.GetType()}.");
        }
    }

    private static void WriteTyped(Utf8JsonWriter writer, string name, string type, string value)
    {
        writer.WriteString(name + Annotation, type);
        writer.WriteString(name, value);
    }

    private static object Value(JsonElement entity, JsonProperty property)
    {
        var value = property.Value;
        var type = entity.TryGetProperty(property.Name + Annotation, out var annotation) ? annotation.GetString() : null;
        return (type, value.ValueKind) switch
        {
            ("Edm.Int64", JsonValueKind.String) => long.Parse(value.GetString()!, CultureInfo.InvariantCulture),
            ("Edm.DateTime", JsonValueKind.String) => ParseTime(value.GetString()!),
            ("Edm.Guid", JsonValueKind.String) => Guid.Parse(value.GetString()!),
            ("Edm.Binary", JsonValueKind.String) => Convert.FromBase64String(value.GetString()!),
            ("Edm.Double", JsonValueKind.String) => double.Parse(value.GetString()!, CultureInfo.InvariantCulture),
            ("Edm.Double", JsonValueKind.Number) => value.GetDouble(),
            (null or "Edm.String", JsonValueKind.String) => value.GetString()!,
            (null or "Edm.Boolean", JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
            (null or "Edm.Int32", JsonValueKind.Number) when value.TryGetInt32(out var number) => number,
            (null, JsonValueKind.Number) => value.GetDouble(),
            _ => throw new FormatException(),
        };
    }
}
