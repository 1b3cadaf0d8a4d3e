using Microsoft.Extensions.Hosting;

namespace Territoires.Web.Door;

/// <summary>
/// What every answer says to browsers: nothing from elsewhere, nothing inline, never in a frame, nothing guessed. There is no
/// nonce because there is nothing to give one to: no page holds a script or a style of its own, and a page without a nonce is
/// the same bytes for everybody, which an entity tag needs. No cache keeps an answer unless its act says so. Whoever came comes over TLS
/// for a year: to this host alone, because its neighbours are not ours.
/// </summary>
public sealed class SecurityHeaders(RequestDelegate next, IHostEnvironment environment)
{
    /// <summary>
    /// On every answer where real people are, whatever the scheme that the host says: the front end ends TLS and lets nothing else
    /// through, and a browser believes this over TLS only.
    /// </summary>
    private const string OverTls = "max-age=31536000";

    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-cache, no-store";
        headers.Pragma = "no-cache";
        if (!environment.IsDevelopment())
        {
            headers.StrictTransportSecurity = OverTls;
        }

        return next(http);
    }
}
