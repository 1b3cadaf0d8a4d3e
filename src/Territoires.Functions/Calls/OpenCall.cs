using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Domain.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Journal;
using Territoires.Functions.Web;

namespace Territoires.Functions.Calls;

/// <summary>An administrator freezes the rules and makes the call public; its orchestration then waits for the calendar.</summary>
public sealed class OpenCall(CallStore calls, Outbox outbox)
{
    [Function(nameof(OpenCall)), Policy(Permission.OpenCalls)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/opening")] HttpRequest request,
        string call, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var act = request.Act();
        var loaded = await calls.LoadAsync(call, cancellation);
        if (loaded.State is null || !act.Actor.MayTouch(call))
        {
            return Problems.NotFound.ToResult();
        }

        var saved = await calls.ActAsync(loaded, new CallCommand.Open(), act);
        if (saved.IsRefused)
        {
            return Problems.Of(saved.Refusal).ToResult();
        }

        await outbox.DispatchAsync(saved.Value, durable);
        request.HttpContext.Response.Headers.ETag = saved.Value.Aggregate.EntityTag;
        return Results.Json(CallAnswer.Of(saved.Value.State, act.ReceivedAt), JsonBody.Options);
    }
}
