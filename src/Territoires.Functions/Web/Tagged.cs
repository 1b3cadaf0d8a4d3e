using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Territoires.Functions.Web;

/// <summary>
/// Answers with an entity tag. For whoever may change the resource it names the version; for everybody else it is a hash of
/// the bytes shown, so that it never tells that something hidden changed.
/// </summary>
public static class Tagged
{
    /// <summary>The tag that <see cref="Json{T}"/> gives to an answer.</summary>
    public static string Of<T>(T answer) => TagOf(JsonSerializer.SerializeToUtf8Bytes(answer, JsonBody.Options));

    public static IResult Json<T>(HttpRequest request, T answer, string? version = null)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(answer, JsonBody.Options);
        return Bytes(request, bytes, "application/json; charset=utf-8", version);
    }

    public static IResult Bytes(HttpRequest request, byte[] bytes, string mediaType, string? version = null)
    {
        var tag = version ?? TagOf(bytes);
        var headers = request.HttpContext.Response.Headers;
        headers.ETag = tag;
        headers.CacheControl = "no-cache";
        headers.Vary = HeaderNames.Authorization + ", " + HeaderNames.Cookie;
        return request.Headers.IfNoneMatch.ToString().Split(',').Any(seen => seen.Trim() == tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(bytes, mediaType);
    }

    private static string TagOf(byte[] bytes) => $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"";
}
