using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Calls;
using Territoires.Domain.Selection;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Calls;

/// <summary>An administrator freezes the rules and makes the call public; its orchestration then waits for the calendar.</summary>
public sealed class OpenCall(CallStore calls, DrawSeedStore seeds, Outbox outbox)
{
    [Function(nameof(OpenCall)), Policy(Permission.OpenCalls)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/opening")] HttpRequest request,
        string call, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var act = request.Act();
        var saved = await OpenAsync(call, act, durable, cancellation);
        if (saved.IsRefused)
        {
            return saved.Refusal.ToResult();
        }

        request.HttpContext.Response.Headers.ETag = saved.Value.EntityTag;
        return Results.Json(CallAnswer.Of(saved.Value.State!, act.ReceivedAt), JsonBody.Options);
    }

    /// <summary>The act itself, for the API and for the form.</summary>
    public async Task<Result<Loaded<CallState>, Problem>> OpenAsync(string call, Act act, DurableTaskClient durable, CancellationToken cancellation)
    {
        var loaded = await calls.LoadAsync(call, cancellation);
        if (loaded.State is null || !act.Actor.MayTouch(call))
        {
            return Problems.NotFound;
        }

        // A call that is already open committed itself when it was opened.
        var commitment = loaded.State.IsPublic ? null : Draw.Commitment(await seeds.OfAsync(call));
        var saved = await calls.ActAsync(loaded, new CallCommand.Open(commitment), act);
        if (saved.IsRefused)
        {
            return Problems.Of(saved.Refusal);
        }

        await outbox.DispatchAsync(saved.Value, durable);
        return saved.Value.Aggregate;
    }
}
