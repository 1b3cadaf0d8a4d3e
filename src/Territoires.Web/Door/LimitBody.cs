using Microsoft.AspNetCore.Http.Features;

namespace Territoires.Web.Door;

/// <summary>
/// Refuses a body that is too large before anything reads it, and counts one whose length is not announced. The app counts
/// by itself: a limit of its server closes the connection that the host is still sending on, and the host then answers an
/// empty 500.
/// </summary>
public sealed class LimitBody(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        var kind = http.Features.GetRequiredFeature<PolicyAttribute>().Body;
        if (http.Request.ContentLength > BodySize.Of(kind))
        {
            return Problems.TooLarge(kind).ToResult().ExecuteAsync(http);
        }

        http.Request.Body = new CountedBody(http.Request.Body, kind);
        return next(http);
    }
}

/// <summary>
/// A body had more bytes than its kind may have. Whoever reads a stream can be told in no other way; the boundary makes it a
/// 413.
/// </summary>
public sealed class BodyTooLargeException(BodyKind kind) : Exception($"A body of kind {kind} has {BodySize.Of(kind)} bytes at most.")
{
    public BodyKind Kind { get; } = kind;
}
