using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace Territoires.Web.Served;

/// <summary>
/// Bytes that are the same for everybody, under a strong entity tag made of them. Their compressed forms are made at the first
/// request that takes one, and kept with them. Only for what holds no secret of anybody: compressed together with what an
/// attacker chose, a secret would show in the length.
/// </summary>
public sealed class PublicBytes
{
    /// <summary>
    /// A cache may keep them and asks before each use, which a 304 answers. No age is given: a page of a call says where the
    /// call stands, and kept without asking it would still say « en cours d’instruction » past the publication instant, or
    /// show a list that was corrected since.
    /// </summary>
    public const string AskedEachTime = "public, no-cache";

    /// <summary>Under this many bytes compressing saves no packet.</summary>
    private const int WorthCompressing = 1000;

    /// <summary>Of 11: most of the gain for a tenth of the time, since it is paid by whoever asks first.</summary>
    private const int BrotliQuality = 7;
    private const int BrotliWindow = 22;

    private static readonly string VaryByReader = string.Join(
        ", ", HeaderNames.AcceptEncoding, HeaderNames.Authorization, HeaderNames.Cookie);

    private readonly Form plain;
    private readonly Lazy<Form>? brotli;
    private readonly Lazy<Form>? gzip;
    private readonly string mediaType;

    /// <param name="bytes">What is shown.</param>
    /// <param name="mediaType">With its character set, for a text.</param>
    public PublicBytes(byte[] bytes, string mediaType)
    {
        var tag = EntityTags.Of(bytes);
        this.mediaType = mediaType;
        plain = new Form(bytes, tag, null);
        if (bytes.Length >= WorthCompressing && IsText(mediaType))
        {
            brotli = new(() => new Form(Brotli(bytes), $"{tag[..^1]}-br\"", "br"));
            gzip = new(() => new Form(Gzip(bytes), $"{tag[..^1]}-gz\"", "gzip"));
        }
    }

    /// <summary>The tag of the bytes as they are, not compressed.</summary>
    public string Tag => plain.Tag;

    /// <summary>The bytes in the best form that the reader takes, or 304 when they have it.</summary>
    /// <param name="http">Whose response is written.</param>
    /// <param name="cacheControl">How long a cache may keep them.</param>
    /// <param name="sameForAll">True for a file that is not even another one for those who are signed in.</param>
    public async Task WriteAsync(HttpContext http, string cacheControl = AskedEachTime, bool sameForAll = false)
    {
        var form = FormFor(http.Request);
        var headers = http.Response.Headers;
        headers.ETag = form.Tag;
        headers.CacheControl = cacheControl;
        headers.Remove(HeaderNames.Pragma);
        headers.Vary = sameForAll ? HeaderNames.AcceptEncoding : VaryByReader;
        if (EntityTags.AreSeen(http.Request, form.Tag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        if (form.Encoding is not null)
        {
            headers.ContentEncoding = form.Encoding;
        }

        http.Response.ContentType = mediaType;
        http.Response.ContentLength = form.Bytes.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await http.Response.Body.WriteAsync(form.Bytes, http.RequestAborted);
        }
    }

    /// <summary>The same, for an act to answer.</summary>
    public IResult ToResult(string cacheControl = AskedEachTime, bool sameForAll = false) => new Answer(this, cacheControl, sameForAll);

    private Form FormFor(HttpRequest request)
    {
        var accepted = request.Headers.AcceptEncoding;
        if (brotli is null || gzip is null || accepted.Count == 0 || !StringWithQualityHeaderValue.TryParseList(accepted, out var codings))
        {
            return plain;
        }

        return Takes(codings, "br") ? brotli.Value : Takes(codings, "gzip") ? gzip.Value : plain;
    }

    private static bool Takes(IList<StringWithQualityHeaderValue> codings, string name) =>
        codings.Any(coding => coding.Value.Equals(name, StringComparison.OrdinalIgnoreCase) && coding.Quality is not 0);

    private static bool IsText(string mediaType) =>
        mediaType.Contains("charset", StringComparison.Ordinal) || mediaType.StartsWith("image/svg", StringComparison.Ordinal);

    private static byte[] Brotli(byte[] bytes)
    {
        var room = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        return BrotliEncoder.TryCompress(bytes, room, out var written, BrotliQuality, BrotliWindow)
            ? room[..written]
            : throw new InvalidOperationException("The room for compressed bytes is the largest that they can take.");
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private sealed class Answer(PublicBytes bytes, string cacheControl, bool sameForAll) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => bytes.WriteAsync(httpContext, cacheControl, sameForAll);
    }

    private sealed record Form(byte[] Bytes, string Tag, string? Encoding);
}
