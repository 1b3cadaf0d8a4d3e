using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Territoires.Functions.Identity;

/// <summary>
/// The first thing that happens to a request: its instant is read, once, before any byte of its body. A deadline is decided
/// on this instant and no other.
/// </summary>
public sealed class ReceiveRequest(TimeProvider clock) : IFunctionsWorkerMiddleware
{
    private static readonly object InstantKey = new();

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var receivedAt = clock.GetUtcNow();
        context.Items[InstantKey] = receivedAt;
        if (context.GetHttpContext() is { } http)
        {
            http.Items[InstantKey] = receivedAt;
        }

        return next(context);
    }

    /// <exception cref="InvalidOperationException">The request did not pass through this middleware: a bug in the start-up.</exception>
    public static DateTimeOffset InstantOf(HttpContext http) => http.Items[InstantKey] is DateTimeOffset instant
        ? instant
        : throw new InvalidOperationException("The request has no receipt instant.");
}
