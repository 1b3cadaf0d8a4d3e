using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Territoires.Web.Http;

/// <summary>
/// Reads what programs send, strictly: a field that is unknown, repeated, missing or of another type is refused, because a
/// silent guess about an application or a règlement is worse than a refusal.
/// </summary>
public static class JsonBody
{
    /// <summary>For bodies and answers alike.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = 32,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new WrittenTextConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static Task<Result<T, Problem>> ReadAsync<T>(HttpRequest request, CancellationToken cancellation)
        where T : class =>
        ReadAsync<T>(request.Body, cancellation);

    public static async Task<Result<T, Problem>> ReadAsync<T>(Stream body, CancellationToken cancellation)
        where T : class
    {
        try
        {
            var read = await JsonSerializer.DeserializeAsync<T>(body, Options, cancellation);
            return read is null ? Problems.NotJson("Le corps est vide ou vaut null.") : read;
        }
        catch (JsonException failure)
        {
            return Problems.NotJson(Where(failure));
        }
    }

    private static string Where(JsonException failure) => failure switch
    {
        { Path: { Length: > 1 } path, LineNumber: { } line } => $"Au champ {path[2..]}, ligne {line + 1}.",
        { LineNumber: { } line, BytePositionInLine: { } position } => $"Ligne {line + 1}, octet {position + 1}.",
        _ => "Le corps n’est pas du JSON.",
    };
}
