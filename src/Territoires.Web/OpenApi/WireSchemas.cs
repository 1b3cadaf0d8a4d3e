using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Territoires.Web.Received;

namespace Territoires.Web.OpenApi;

/// <summary>
/// The JSON schemas of what is sent and answered, as the app's own serializer reads and writes it, each type once under its name.
/// </summary>
public sealed class WireSchemas
{
    public const string Place = "#/components/schemas/";

    private static readonly JsonSerializerOptions Options = OptionsOfTexts();

    private readonly SortedDictionary<string, (Type Type, JsonNode Schema)> named = new(StringComparer.Ordinal);
    private readonly JsonSchemaExporterOptions export;

    private readonly string place;

    /// <param name="place">Where the document has its types.</param>
    public WireSchemas(string place = Place)
    {
        this.place = place;
        export = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Name };
    }

    public IEnumerable<(string Name, JsonNode Schema)> Named => named.Select(one => (one.Key, one.Value.Schema));

    /// <summary>Where the schema of a type stands in the document.</summary>
    public JsonNode Of(Type type) => Options.GetJsonSchemaAsNode(type, export);

    /// <summary>That a text is cleaned as it is read changes nothing of its schema, and a converter of one's own has none.</summary>
    private static JsonSerializerOptions OptionsOfTexts()
    {
        var options = new JsonSerializerOptions(JsonBody.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        options.Converters.Remove(options.Converters.Single(converter => converter is WrittenTextConverter));
        return options;
    }

    private JsonNode Name(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (context.PropertyInfo?.CustomConverter is AnswersConverter)
        {
            return new JsonObject
            {
                ["type"] = new JsonArray("object", "null"),
                ["additionalProperties"] = new JsonObject { ["type"] = new JsonArray("string", "number", "null") },
            };
        }

        if (context.TypeInfo.Kind != JsonTypeInfoKind.Object || schema is not JsonObject described)
        {
            return schema;
        }

        // A type that was met before comes as a bare pointer, which does not say whether this member may be null.
        var isNullable = IsNullable(described) || (described.ContainsKey("$ref") && context.PropertyInfo is { IsGetNullable: true });
        var reference = new JsonObject { ["$ref"] = place + Keep(context.TypeInfo.Type, described) };
        return isNullable ? new JsonObject { ["anyOf"] = new JsonArray(reference, new JsonObject { ["type"] = "null" }) } : reference;
    }

    private string Keep(Type type, JsonObject described)
    {
        var name = type.Name;
        if (named.TryGetValue(name, out var other) && other.Type != type)
        {
            throw new InvalidOperationException($"{type} and {other.Type} would have one name in the API: rename one.");
        }

        // A type within itself comes first as a bare pointer.
        if (!described.ContainsKey("$ref"))
        {
            described["type"] = "object";
            named[name] = (type, described);
        }

        return name;
    }

    private static bool IsNullable(JsonObject schema) =>
        schema["type"] is JsonArray types && types.Any(type => type?.GetValue<string>() == "null");
}
