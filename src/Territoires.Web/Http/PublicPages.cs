using System.Collections.Concurrent;
using Territoires.Web.Served;

namespace Territoires.Web.Http;

/// <summary>
/// Pages that are the same bytes for everybody who is not signed in: they carry an entity tag, and no token of any form. To
/// somebody who is signed in the header shows their desks, and the page is theirs alone: no cache keeps it.
/// </summary>
public sealed class PublicPages
{
    private const string MediaType = "text/html; charset=utf-8";

    /// <summary>What is kept of any one set of pages; past it a page is drawn anew for each reader.</summary>
    private const int Most = 200;

    /// <summary>By tag: the same bytes are compressed once, however often they are drawn.</summary>
    private readonly ConcurrentDictionary<string, PublicBytes> drawn = new(StringComparer.Ordinal);

    /// <summary>A page that is drawn for each request.</summary>
    public IResult Of(IResult page) => new Answer(http => BytesAsync(http, page), () => page);

    /// <summary>A page that, once drawn for the public, stays as it is for as long as <paramref name="kept"/> is the truth.</summary>
    public IResult Of(Func<IResult> page, ConcurrentDictionary<string, PublicBytes> kept, string key) => new Answer(
        http => kept.TryGetValue(key, out var bytes) ? ValueTask.FromResult(bytes) : KeepAsync(http, page(), kept, key),
        page);

    private async ValueTask<PublicBytes> KeepAsync(
        HttpContext http, IResult page, ConcurrentDictionary<string, PublicBytes> kept, string key) =>
        Keep(kept, key, await BytesAsync(http, page));

    private async ValueTask<PublicBytes> BytesAsync(HttpContext http, IResult page)
    {
        var bytes = new PublicBytes(await DrawAsync(http, page), MediaType);
        return drawn.TryGetValue(bytes.Tag, out var same) ? same : Keep(drawn, bytes.Tag, bytes);
    }

    private static PublicBytes Keep(ConcurrentDictionary<string, PublicBytes> kept, string key, PublicBytes bytes)
    {
        if (kept.Count >= Most)
        {
            kept.Clear();
        }

        kept[key] = bytes;
        return bytes;
    }

    private static async Task<byte[]> DrawAsync(HttpContext http, IResult page)
    {
        var body = http.Response.Body;
        using var drawing = new MemoryStream();
        http.Response.Body = drawing;
        try
        {
            await page.ExecuteAsync(http);
        }
        finally
        {
            http.Response.Body = body;
        }

        return drawing.ToArray();
    }

    private sealed class Answer(Func<HttpContext, ValueTask<PublicBytes>> bytesAsync, Func<IResult> page) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            // Theirs alone: no cache keeps it, as every answer is told that says nothing else.
            if (httpContext.Request.Actor().IsSignedIn)
            {
                await page().ExecuteAsync(httpContext);
                return;
            }

            await (await bytesAsync(httpContext)).WriteAsync(httpContext);
        }
    }
}
