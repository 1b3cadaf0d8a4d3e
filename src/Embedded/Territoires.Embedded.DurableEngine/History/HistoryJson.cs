using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Territoires.Embedded.DurableEngine;

/// <summary>The stored form of events, and the exported form of a history.</summary>
internal static class HistoryJson
{
    private static readonly JsonSerializerOptions Compact = Options(indented: false);
    private static readonly JsonSerializerOptions Indented = Options(indented: true);

    public static string Write(HistoryEvent happened) => JsonSerializer.Serialize(happened, Compact);

    public static HistoryEvent Read(string json) => Parse<HistoryEvent>(json);

    public static string? WriteValue<T>(T? value) => value is null ? null : JsonSerializer.Serialize(value, Compact);

    public static T? ReadValue<T>(string? json) => json is null ? default : JsonSerializer.Deserialize<T>(json, Compact);

    public static string Export(IReadOnlyList<HistoryEvent> history) => JsonSerializer.Serialize(new Exported(1, history), Indented) + "\n";

    public static IReadOnlyList<HistoryEvent> Import(string json)
    {
        Exported exported = Parse<Exported>(json);
        return exported.Format == 1 ? exported.Events : throw new JsonException($"History format {exported.Format} is unknown.");
    }

    private static T Parse<T>(string json) => JsonSerializer.Deserialize<T>(json, Compact) ?? throw new JsonException("An event is null.");

    private static JsonSerializerOptions Options(bool indented) => new(JsonSerializerDefaults.Web)
    {
        WriteIndented = indented,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
        // Never shown in a page: French stays legible in stored histories.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        AllowOutOfOrderMetadataProperties = true,
    };

    private sealed record Exported(int Format, IReadOnlyList<HistoryEvent> Events);
}
