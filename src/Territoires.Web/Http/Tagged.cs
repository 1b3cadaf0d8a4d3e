using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Territoires.Web.Served;

namespace Territoires.Web.Http;

/// <summary>
/// Answers with an entity tag. For whoever may change the resource it names the version; for everybody else it is a hash of
/// the bytes shown, so that it never tells that something hidden changed.
/// </summary>
public static class Tagged
{
    /// <summary>The tag that <see cref="Json{T}"/> gives to an answer.</summary>
    public static string Of<T>(T answer) => EntityTags.Of(BytesOf(answer));

    public static IResult Json<T>(HttpRequest request, T answer, string? version = null) =>
        Bytes(request, BytesOf(answer), "application/json; charset=utf-8", version);

    public static byte[] BytesOf<T>(T answer) => JsonSerializer.SerializeToUtf8Bytes(answer, JsonBody.Options);

    public static IResult Bytes(HttpRequest request, byte[] bytes, string mediaType, string? version = null)
    {
        var tag = version ?? EntityTags.Of(bytes);
        var headers = request.HttpContext.Response.Headers;
        headers.ETag = tag;
        headers.CacheControl = request.Actor().IsSignedIn ? "private, no-cache" : PublicBytes.AskedEachTime;
        headers.Remove(HeaderNames.Pragma);
        headers.Vary = HeaderNames.Authorization + ", " + HeaderNames.Cookie;
        return EntityTags.AreSeen(request, tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(bytes, mediaType);
    }
}
