using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Domain.Instruction;
using Territoires.Functions.Applications;
using Territoires.Functions.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Journal;
using Territoires.Functions.Web;

namespace Territoires.Functions.Instruction;

/// <summary>The whole review as it stands; with <c>final</c>, it is frozen too.</summary>
public sealed record ReviewRequest(IReadOnlyDictionary<string, int> Scores, string? Comment = null, bool Final = false);

/// <summary>A juror writes their review of a file that was given to them.</summary>
public sealed class WriteReview(CallStore calls, ApplicationStore applications, ReviewStore reviews, Outbox outbox)
{
    [Function(nameof(WriteReview)), Policy(Permission.WriteReviews)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/applications/{id}/reviews/mine")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var act = request.Act();
        if (request.IfMatch() is null && !request.IsCreation())
        {
            return Problems.PreconditionMissing.ToResult();
        }

        var read = await JsonBody.ReadAsync<ReviewRequest>(request, cancellation);
        if (read.IsRefused)
        {
            return read.Refusal.ToResult();
        }

        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { } application })
        {
            return Problems.NotFound.ToResult();
        }

        var call = await calls.ReadAsync(application.CallId, cancellation);
        var context = ReviewContext.Of(call, application, act.Actor.Id);
        var review = await reviews.LoadAsync(id, act.Actor.Id, cancellation);
        if (request.IsCreation() && review.State is not null)
        {
            return Problems.Stale.ToResult();
        }

        var write = new ReviewCommand.Write(review.Key, call.Id, id, act.Actor.Id, read.Value.Scores, read.Value.Comment, context);
        ReviewCommand[] commands = read.Value.Final ? [write, new ReviewCommand.Finalise(context)] : [write];
        var saved = await reviews.ActAsync(review, commands, act, request.IfMatch() ?? review.EntityTag);
        if (saved.IsRefused)
        {
            return Problems.Of(saved.Refusal).ToResult();
        }

        await outbox.DispatchAsync(saved.Value, durable);
        request.HttpContext.Response.Headers.ETag = saved.Value.Aggregate.EntityTag;
        return Results.Json(ReviewAnswer.Of(saved.Value.State, call), JsonBody.Options);
    }
}
