namespace Territoires.Web.Door;

/// <summary>
/// The first thing that happens to a request: its instant is read, once, before any byte of its body. A deadline is decided
/// on this instant and no other.
/// </summary>
public sealed class ReceiveRequest(RequestDelegate next, TimeProvider clock)
{
    public Task InvokeAsync(HttpContext http)
    {
        http.ReceiveAt(clock.GetUtcNow());
        return next(http);
    }
}
