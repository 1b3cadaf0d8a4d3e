using Microsoft.DurableTask.Client;
using Territoires.Core.Calls;

namespace Territoires.Functions.Http;

/// <summary>
/// Every address that neither the API nor the host answers by itself. The site is an ordinary ASP.NET Core pipeline, which one
/// function runs.
/// </summary>
public sealed class Site(Pipeline pipeline)
{
    [Function(nameof(Site))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options",
            Route = @"{*path:regex(^(?!admin|runtime|(" + WrongAddress.FirstWords + @")(\x2F|$)).*)}")] HttpRequest request,
        [DurableClient] DurableTaskClient durable)
    {
        request.HttpContext.Features.Set(new CallWait(durable));
        await pipeline.AnswerAsync(request.HttpContext);
        return Results.Empty;
    }
}
