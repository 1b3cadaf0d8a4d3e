using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Territoires.Web.Received;

/// <summary>Answers in JSON: a text, or a number as JSON writes it for a question that asks for one; null takes an answer back.</summary>
public sealed class AnswersConverter : JsonConverter<IReadOnlyDictionary<string, string?>>
{
    public override IReadOnlyDictionary<string, string?> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        var answers = new Dictionary<string, string?>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            reader.Read();
            if (!answers.TryAdd(key, ValueOf(ref reader)))
            {
                throw new JsonException();
            }
        }

        return answers;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, string?> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (key, answer) in value)
        {
            writer.WriteString(key, answer);
        }

        writer.WriteEndObject();
    }

    /// <summary>A number keeps the digits with which it was written: 12.50 is not rounded on its way.</summary>
    private static string? ValueOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => WrittenText.Clean(reader.GetString()!),
        JsonTokenType.Number => Encoding.ASCII.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan),
        _ => throw new JsonException(),
    };
}
