using System.Text.Json;

namespace Territoires.Embedded.FunctionsHost;

/// <summary>What the embedded host reads of host.json; the rest is the real host's.</summary>
/// <param name="RoutePrefix">Without slashes at its ends; "api" when host.json says nothing.</param>
/// <param name="DefaultVersion">The version that new orchestrations take.</param>
/// <param name="HubName">The name of the durable client.</param>
internal sealed record HostJson(string RoutePrefix, string? DefaultVersion, string HubName)
{
    private static readonly JsonDocumentOptions Tolerant = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <exception cref="InvalidOperationException">There is no host.json in <paramref name="folder"/>, or it is not JSON.</exception>
    public static HostJson Read(string folder)
    {
        var path = Path.Combine(folder, "host.json");
        if (!File.Exists(path))
        {
            // The real host would start, with the prefix "api" and no durable setting: every route would be wrong without a word.
            throw new InvalidOperationException(
                $"There is no host.json in {folder}. Link it into the app's output: "
                + "<None Include=\"host.json\" CopyToOutputDirectory=\"PreserveNewest\" />.");
        }
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path), Tolerant);
            var extensions = Member(document.RootElement, "extensions");
            var durable = Member(extensions, "durableTask");
            return new(
                (Text(Member(extensions, "http"), "routePrefix") ?? "api").Trim('/'),
                Text(durable, "defaultVersion"),
                Text(durable, "hubName") ?? "TestHubName");
        }
        catch (JsonException fault)
        {
            throw new InvalidOperationException($"{path} is not valid JSON: {fault.Message}", fault);
        }
    }

    private static JsonElement? Member(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement? parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;
}
