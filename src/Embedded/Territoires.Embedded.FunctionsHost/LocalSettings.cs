using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Territoires.Embedded.FunctionsHost;

/// <summary>The "Values" of local.settings.json, which the real tools turn into environment variables.</summary>
internal static class LocalSettings
{
    private sealed record Document(Dictionary<string, string?>? Values);

    private static readonly JsonSerializerOptions Tolerant = new() { ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static void AddLocalSettings(this IConfigurationBuilder configuration, string folder)
    {
        var path = Path.Combine(folder, "local.settings.json");
        if (!File.Exists(path))
        {
            return;
        }
        try
        {
            var values = JsonSerializer.Deserialize<Document>(File.ReadAllText(path), Tolerant)?.Values ?? [];
            configuration.AddInMemoryCollection(values.Select(pair =>
                KeyValuePair.Create(pair.Key.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal), pair.Value)));
        }
        catch (JsonException fault)
        {
            throw new InvalidOperationException($"{path} is not a settings file whose Values are texts: {fault.Message}", fault);
        }
    }
}
