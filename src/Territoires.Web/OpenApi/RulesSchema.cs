using System.Text.Json.Nodes;
using Territoires.Web.Received;
using Territoires.Web.Served;

namespace Territoires.Web.OpenApi;

/// <summary>
/// The JSON Schema (draft 2020-12) of a call's rules, as a file holds them: made from the type that reads them, so that it says what is
/// read and nothing else. What rules must be beside that is for their check.
/// </summary>
public sealed class RulesSchema
{
    private const string Types = "#/$defs/";

    private readonly Dictionary<string, JsonNode> types;

    public RulesSchema()
    {
        var schemas = new WireSchemas(Types);
        Root = schemas.Of(typeof(CallRulesRequest));
        types = schemas.Named.ToDictionary(one => one.Name, one => one.Schema, StringComparer.Ordinal);
        Json = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Règlement d’un appel à candidatures",
            ["description"] = "Ce que prend PUT /api/calls/{call}, et ce que rend GET /api/calls/{call}/rules.",
            ["$ref"] = Root["$ref"]!.DeepClone(),
            ["$defs"] = new JsonObject(types.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value.DeepClone()))),
        };
        Bytes = new PublicBytes(Tagged.BytesOf(Json), "application/schema+json; charset=utf-8");
    }

    public JsonObject Json { get; }

    public PublicBytes Bytes { get; }

    /// <summary>Of the whole file.</summary>
    public JsonNode Root { get; }

    /// <summary>The schema itself, where a pointer stands for it.</summary>
    public JsonNode Followed(JsonNode schema) =>
        schema["$ref"] is { } pointer ? types[pointer.GetValue<string>()[Types.Length..]] : schema;
}
