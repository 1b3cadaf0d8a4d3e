using System.Globalization;
using System.Text.Json.Nodes;
using Territoires.Web.Served;

namespace Territoires.Web.OpenApi;

/// <summary>The OpenAPI 3.1 description of the API, made once from what its functions declare.</summary>
public sealed class OpenApiDocument
{
    private const string ProblemType = "application/problem+json";
    private const string Bearer = "jeton";

    private readonly WireSchemas schemas = new();

    /// <summary>Answers of more than one route, or of one: each set of refusals stands once.</summary>
    private readonly SortedDictionary<string, JsonNode> shared = new(StringComparer.Ordinal);

    public OpenApiDocument(ApiOperations operations)
    {
        var paths = new JsonObject();
        foreach (var operation in operations.All)
        {
            var path = paths[operation.Path] as JsonObject ?? [];
            paths[operation.Path] = path;
            path[operation.Method] = Of(operation);
        }

        Json = new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "Territoires",
                ["version"] = "1",
                ["description"] = "L’interface de programmation des appels à candidatures. Elle se lit aussi en français à l’adresse "
                    + Addresses.ApiDocumentation + ".",
                ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["tags"] = new JsonArray(
                [.. ApiResources.All.Select(resource => new JsonObject { ["name"] = resource.Word, ["description"] = resource.Name })]),
            ["paths"] = paths,
            ["components"] = Components(),
        };
        Bytes = new PublicBytes(Tagged.BytesOf(Json), "application/json; charset=utf-8");
    }

    public JsonObject Json { get; }

    public PublicBytes Bytes { get; }

    public IEnumerable<(string Name, JsonNode Schema)> Schemas => schemas.Named;

    private JsonObject Of(ApiOperation operation)
    {
        var described = new JsonObject
        {
            ["operationId"] = operation.Function,
            ["tags"] = new JsonArray(operation.Resource),
            ["summary"] = operation.Summary,
        };
        if (Parameters(operation).ToArray() is { Length: > 0 } parameters)
        {
            described["parameters"] = new JsonArray(parameters);
        }

        if (operation.Takes is { } takes)
        {
            var content = takes.Type is { } type
                ? Content("application/json", schemas.Of(type))
                : Content("application/pdf", new JsonObject());
            described["requestBody"] = new JsonObject { ["required"] = !takes.Optional, ["content"] = content };
        }

        described["responses"] = Responses(operation);
        described["security"] = operation.IsForEverybody ? new JsonArray() : new JsonArray(new JsonObject { [Bearer] = new JsonArray() });
        described["x-roles"] = new JsonArray([.. operation.Roles.Select(role => (JsonNode)role.ToString().ToLowerInvariant())]);
        return described;
    }

    private static IEnumerable<JsonNode> Parameters(ApiOperation operation)
    {
        foreach (var value in operation.Values)
        {
            yield return Parameter(value, "path", null, isRequired: true);
        }

        foreach (var query in operation.Queries)
        {
            yield return Parameter(query.Name, "query", query.Text, isRequired: !query.Optional);
        }

        if (operation.Asks == Asked.IdempotencyKey)
        {
            yield return Parameter(
                "Idempotency-Key", "header", "Une clé de votre choix, la même à chaque nouvel essai du même envoi.", isRequired: true);
        }
        else if (operation.Asks != Asked.Nothing)
        {
            yield return Parameter(
                "If-Match", "header", "L’ETag de la version que vous avez lue.", isRequired: operation.Asks == Asked.SeenVersion);
        }

        if (operation.Asks == Asked.SeenVersionOrNone)
        {
            yield return Parameter("If-None-Match", "header", "* pour créer.", isRequired: false);
        }
    }

    private static JsonObject Parameter(string name, string place, string? text, bool isRequired)
    {
        var parameter = new JsonObject
        {
            ["name"] = name,
            ["in"] = place,
            ["required"] = isRequired,
            ["schema"] = new JsonObject { ["type"] = "string" },
        };
        if (text is not null)
        {
            parameter["description"] = text;
        }

        return parameter;
    }

    private JsonObject Responses(ApiOperation operation)
    {
        var responses = new JsonObject();
        foreach (var answers in operation.Gives.GroupBy(gives => gives.Status).OrderBy(answers => answers.Key))
        {
            var content = new JsonObject();
            foreach (var answer in answers.Where(answer => answer.MediaType is not null))
            {
                content[answer.MediaType!] = new JsonObject { ["schema"] = answer.Type is { } type ? schemas.Of(type) : new JsonObject() };
            }

            responses[Text(answers.Key)] = Response("C’est fait.", content.Count > 0 ? content : null);
        }

        if (operation.OnlyReads)
        {
            responses["304"] = Response("Rien n’a changé depuis l’ETag de If-None-Match.", null);
        }

        foreach (var refusals in operation.Refusals)
        {
            var name = $"{Text(refusals.Key)}.{string.Join('.', refusals)}";
            shared.TryAdd(name, Response(string.Join(", ", refusals), Content(ProblemType, Refusal(refusals))));
            responses[Text(refusals.Key)] = new JsonObject { ["$ref"] = $"#/components/responses/{name}" };
        }

        return responses;
    }

    /// <summary>The problem of every refusal, with the names that this route gives it.</summary>
    private static JsonObject Refusal(IEnumerable<string> slugs) => new()
    {
        ["allOf"] = new JsonArray(
            new JsonObject { ["$ref"] = WireSchemas.Place + nameof(ProblemAnswer) },
            new JsonObject
            {
                ["properties"] =
                    new JsonObject
                    {
                        ["type"] =
                            new JsonObject { ["enum"] = new JsonArray([.. slugs.Select(slug => (JsonNode)Problem.TypeOf(slug))]) }
                    }
            }),
    };

    private static JsonObject Response(string description, JsonObject? content)
    {
        var response = new JsonObject { ["description"] = description };
        if (content is not null)
        {
            response["content"] = content;
        }

        return response;
    }

    private static JsonObject Content(string mediaType, JsonNode schema) => new() { [mediaType] = new JsonObject { ["schema"] = schema } };

    private JsonObject Components()
    {
        _ = schemas.Of(typeof(ProblemAnswer));
        return new JsonObject
        {
            ["schemas"] = new JsonObject(schemas.Named.Select(one => KeyValuePair.Create(one.Name, (JsonNode?)one.Schema))),
            ["responses"] = new JsonObject(shared.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value))),
            ["securitySchemes"] = new JsonObject
            {
                [Bearer] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["bearerFormat"] = "JWT" },
            },
        };
    }

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
