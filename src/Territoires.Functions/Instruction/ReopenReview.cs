using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.Reviews;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Instruction;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Instruction;

/// <summary>A juror takes their final review up again, as long as nothing was decided with it.</summary>
public sealed class ReopenReview(CallStore calls, ApplicationStore applications, ReviewStore reviews, Outbox outbox)
{
    [Function(nameof(ReopenReview)), Policy(Permission.WriteReviews)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/reviews/mine/reopening")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var reopened = await ReopenAsync(id, request.Act(), durable, cancellation);
        if (reopened.IsRefused)
        {
            return reopened.Refusal.ToResult();
        }

        request.HttpContext.Response.Headers.ETag = reopened.Value.Review.EntityTag;
        return Results.Json(ReviewAnswer.Of(reopened.Value.Review.State!, reopened.Value.Call), JsonBody.Options);
    }

    /// <summary>The act itself, for the API and for the form.</summary>
    public async Task<Result<WrittenReview, Problem>> ReopenAsync(string id, Act act, DurableTaskClient durable, CancellationToken cancellation)
    {
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { } application })
        {
            return Problems.NotFound;
        }

        var call = await calls.ReadAsync(application.CallId, cancellation);
        var review = await reviews.LoadAsync(id, act.Actor.Id, cancellation);
        var saved = await reviews.ActAsync(review, [new ReviewCommand.Reopen(ReviewContext.Of(call, application, act.Actor.Id))], act);
        if (saved.IsRefused)
        {
            return Problems.Of(saved.Refusal);
        }

        await outbox.DispatchAsync(saved.Value, durable);
        return new WrittenReview(saved.Value.Aggregate, call);
    }
}
