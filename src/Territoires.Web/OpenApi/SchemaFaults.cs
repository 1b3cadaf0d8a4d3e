using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Territoires.Web.OpenApi;

/// <summary>
/// Everything in which a file differs from the shape that its schema gives it, each fault with its path in the file, in French. It knows
/// the words that <see cref="WireSchemas"/> writes, and reads them from the schema: nothing is said twice of what a file is.
/// </summary>
public sealed class SchemaFaults(RulesSchema schema)
{
    public IReadOnlyList<Fault> Of(JsonElement value) => [.. Of(schema.Root, value, string.Empty)];

    /// <summary>What stands in for a part that is missing or has another shape, so that the rest of a file can be looked at.</summary>
    public JsonNode? StandIn(JsonNode schemaOfIt)
    {
        var followed = schema.Followed(schemaOfIt);
        return followed switch
        {
            _ when IsNullable(followed) => null,
            _ when followed["properties"] is JsonObject properties => new JsonObject(properties
                .Select(property => KeyValuePair.Create(property.Key, StandIn(property.Value!)))),
            _ when followed["enum"] is JsonArray values => values[0]!.DeepClone(),
            _ => Types(followed)[0] switch
            {
                "array" => new JsonArray(),
                "integer" => JsonValue.Create(0),
                "boolean" => JsonValue.Create(false),
                _ => JsonValue.Create(string.Empty),
            },
        };
    }

    /// <summary>The schema of each part of the file, by its name.</summary>
    public JsonObject Parts => schema.Followed(schema.Root)["properties"]!.AsObject();

    private IEnumerable<Fault> Of(JsonNode schemaOfIt, JsonElement value, string path)
    {
        if (IsNullable(schemaOfIt) && value.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        var followed = schema.Followed(schemaOfIt["anyOf"] is JsonArray choices ? choices[0]! : schemaOfIt);
        if (followed["enum"] is JsonArray values)
        {
            return value.ValueKind == JsonValueKind.String && Words(values).Contains(value.GetString()!) ? []
                : [new Fault(path, $"Écrivez l’une de ces valeurs, entre guillemets\u00a0: {string.Join(", ", Words(values))}.")];
        }

        return Types(followed)[0] switch
        {
            "object" when value.ValueKind == JsonValueKind.Object => OfObject(followed, value, path),
            "array" when value.ValueKind == JsonValueKind.Array => value.EnumerateArray().Index().SelectMany(
                item => Of(followed["items"]!, item.Item, string.Create(CultureInfo.InvariantCulture, $"{path}[{item.Index}]"))),
            "string" when value.ValueKind == JsonValueKind.String => [],
            "boolean" when value.ValueKind is JsonValueKind.True or JsonValueKind.False => [],
            "integer" when value.ValueKind == JsonValueKind.Number => IsWhole(value) ? []
                : [new Fault(path, "Écrivez un nombre entier, sans virgule ni exposant, qui ne soit pas démesuré.")],
            var type => [new Fault(path, $"{Found(value)} est là où le fichier attend {Expected(type)}\u00a0: {Advice(type)}.")],
        };
    }

    private IEnumerable<Fault> OfObject(JsonNode described, JsonElement value, string path)
    {
        string Inside(string name) => path.Length > 0 ? $"{path}.{name}" : name;
        var properties = described["properties"]!.AsObject();
        var missing = (described["required"] as JsonArray ?? []).Select(Text).Where(name => !value.TryGetProperty(name, out _))
            .Select(name => new Fault(
                Inside(name), $"Ce champ manque\u00a0: ajoutez-le, avec {Expected(properties[name]!)}."));
        return missing.Concat(value.EnumerateObject().SelectMany(member => properties[member.Name] is { } known
            ? Of(known, member.Value, Inside(member.Name))
            : [new Fault(
                Inside(member.Name), $"Ce champ n’existe pas\u00a0: retirez-le. Ceux qui existent ici\u00a0: {Names(properties)}.")]));
    }

    private static string Names(JsonObject properties) => string.Join(", ", properties.Select(property => property.Key));

    private string Expected(JsonNode schemaOfIt)
    {
        var followed = schema.Followed(schemaOfIt["anyOf"] is JsonArray choices ? choices[0]! : schemaOfIt);
        var expected = followed["enum"] is JsonArray values
            ? $"l’une de ces valeurs\u00a0: {string.Join(", ", Words(values))}"
            : Expected(Types(followed)[0]);
        return IsNullable(schemaOfIt) ? $"{expected}, ou null" : expected;
    }

    private static string Expected(string type) => type switch
    {
        "object" => "un objet",
        "array" => "une liste",
        "integer" => "un nombre entier",
        "boolean" => "true ou false",
        _ => "un texte",
    };

    private static string Advice(string type) => type switch
    {
        "object" => "écrivez-le entre accolades",
        "array" => "écrivez-la entre crochets, même pour un seul élément",
        "integer" => "écrivez-le en chiffres, sans guillemets",
        "boolean" => "écrivez l’un des deux, sans guillemets",
        _ => "écrivez-le entre guillemets",
    };

    private static string Found(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "Un objet",
        JsonValueKind.Array => "Une liste",
        JsonValueKind.Number => "Un nombre",
        JsonValueKind.String => "Un texte",
        JsonValueKind.Null => "La valeur null",
        _ => "La valeur true ou false",
    };

    private static bool IsWhole(JsonElement value) => value.TryGetInt64(out _);

    private static bool IsNullable(JsonNode schemaOfIt) => Types(schemaOfIt).Contains("null")
        || (schemaOfIt["enum"] is JsonArray values && values.Any(one => one is null))
        || (schemaOfIt["anyOf"] is JsonArray choices && choices.Any(choice => Types(choice!).Contains("null")));

    /// <summary>The values of an enumeration, among which null may stand.</summary>
    private static string[] Words(JsonArray values) => [.. values.OfType<JsonNode>().Select(Text)];

    private static string[] Types(JsonNode schemaOfIt) => schemaOfIt["type"] switch
    {
        JsonArray types => [.. types.Select(Text)],
        { } type => [type.GetValue<string>()],
        null => ["string"],
    };

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
