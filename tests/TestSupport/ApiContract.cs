using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Territoires.Functions.Http;
using Territoires.Web.OpenApi;

namespace Territoires.Tests.TestSupport;

/// <summary>What the API answers, compared with what its OpenAPI document says that it answers.</summary>
public static class ApiContract
{
    private static readonly JsonObject Document = new OpenApiDocument(DeclaredOperations.Read()).Json;
    private static readonly string Definitions = Document["components"]!["schemas"]!.ToJsonString();
    private static readonly ConcurrentDictionary<JsonNode, JsonSchema> Schemas = new();

    /// <exception cref="InvalidOperationException">The document does not say so: the message shows the route, the answer and what is
    /// wrong with it.</exception>
    public static void Check(HttpMethod method, string path, Reply reply)
    {
        var address = path.Split('?')[0];
        if (Operation(address, method.Method.ToLowerInvariant()) is not { } operation)
        {
            return;
        }

        var status = reply.Status.ToString(CultureInfo.InvariantCulture);
        if (operation["responses"]![status] is not { } declared)
        {
            throw Unsaid("the status is not declared");
        }

        var response = declared["$ref"] is { } shared
            ? Document["components"]!["responses"]![shared.GetValue<string>().Split('/')[^1]]!
            : declared;

        if (reply.Bytes.Length == 0)
        {
            return;
        }

        if (reply.MediaType is null || response["content"]?[reply.MediaType] is not { } content)
        {
            throw Unsaid($"{reply.MediaType ?? "no media type"} is not declared");
        }

        if (reply.MediaType.EndsWith("json", StringComparison.Ordinal) && Faults(content["schema"]!, reply.Json) is { Length: > 0 } faults)
        {
            throw Unsaid(faults);
        }

        InvalidOperationException Unsaid(string why) =>
            new($"The OpenAPI document says otherwise of {method} {path}: {why}. It answered {reply.Status} {reply.Text}");
    }

    /// <summary>What a value has that its schema does not allow; empty for nothing.</summary>
    private static string Faults(JsonNode schema, JsonElement value)
    {
        var compiled = Schemas.GetOrAdd(schema, node => JsonSchema.FromText(
            $$"""{"allOf":[{{node.ToJsonString()}}],"$defs":{{Definitions}}}"""
                .Replace(WireSchemas.Place, "#/$defs/", StringComparison.Ordinal)));
        if (compiled.Evaluate(value, new EvaluationOptions { OutputFormat = OutputFormat.Flag }).IsValid)
        {
            return string.Empty;
        }

        var results = compiled.Evaluate(value, new EvaluationOptions { OutputFormat = OutputFormat.List });
        return string.Join("; ", (results.Details ?? [])
            .Where(detail => detail.Errors is { Count: > 0 })
            .Select(detail => $"{detail.InstanceLocation}: {string.Join(", ", detail.Errors!.Values)}"));
    }

    /// <summary>That of the template with the fewest values that the address fits.</summary>
    private static JsonNode? Operation(string address, string method)
    {
        var words = address.Split('/');
        return Document["paths"]!.AsObject()
            .Where(path => path.Value![method] is not null && Fits(path.Key.Split('/'), words))
            .OrderBy(path => path.Key.Count(sign => sign == '{'))
            .Select(path => path.Value![method])
            .FirstOrDefault();
    }

    private static bool Fits(string[] template, string[] words) =>
        template.Length == words.Length
            && template.Zip(words).All(pair => pair.First == pair.Second || (pair.First is ['{', ..] && pair.Second.Length > 0));
}
