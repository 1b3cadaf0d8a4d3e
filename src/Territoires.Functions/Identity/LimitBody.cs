using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Territoires.Functions.Web;

namespace Territoires.Functions.Identity;

/// <summary>
/// Refuses a body that is too large before anything reads it, and counts one whose length is not announced. The app counts
/// by itself: a limit of its server closes the connection that the host is still sending on, and the host then answers an
/// empty 500.
/// </summary>
public sealed class LimitBody(PolicyTable policies) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var request = context.GetHttpContext()!.Request;
        var kind = policies[context.FunctionDefinition.Name].Body;
        if (request.ContentLength > BodySize.Of(kind))
        {
            context.GetInvocationResult().Value = Problems.TooLarge(kind).ToResult();
            return;
        }

        request.Body = new CountedBody(request.Body, kind);
        await next(context);
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
