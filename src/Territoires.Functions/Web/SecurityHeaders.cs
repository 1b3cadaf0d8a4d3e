using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Territoires.Functions.Web;

/// <summary>
/// What every answer says to browsers: nothing from elsewhere, nothing inline, never in a frame, nothing guessed. There is no
/// nonce because there is nothing to give one to: no page holds a script or a style of its own, and a page without a nonce is
/// the same bytes for everybody, which an entity tag needs. No cache keeps an answer unless its act says so.
/// </summary>
public sealed class SecurityHeaders : IFunctionsWorkerMiddleware
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext()?.Response.Headers is { } headers)
        {
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers.CacheControl = "no-cache, no-store";
            headers.Pragma = "no-cache";
        }

        return next(context);
    }
}
