using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.Reviews;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Instruction;

/// <summary>A juror's own review; nobody else's.</summary>
public sealed class ReadMyReview(CallStore calls, ApplicationStore applications, ReviewStore reviews)
{
    [Function(nameof(ReadMyReview)), Policy(Permission.WriteReviews)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/applications/{id}/reviews/mine")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var actor = request.Actor();
        if (await applications.FindAsync(id, actor, cancellation) is not { State: { } application }
            || await reviews.LoadAsync(id, actor.Id, cancellation) is not { State: { } review } loaded)
        {
            return Problems.NotFound.ToResult();
        }

        return Tagged.Json(request, ReviewAnswer.Of(review, await calls.ReadAsync(application.CallId, cancellation)), loaded.EntityTag);
    }
}
