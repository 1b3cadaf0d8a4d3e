using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Core.Reviews;
using Territoires.Domain.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Instruction;

/// <summary>All the reviews of a call, to whoever runs it.</summary>
public sealed class ListReviews(CallStore calls, Selections selections, ReviewStore reviews)
{
    [Function(nameof(ListReviews)), Policy(Permission.ReadReviews)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calls/{call}/reviews")] HttpRequest request, string call, CancellationToken cancellation)
    {
        if ((await calls.LoadAsync(call, cancellation)).State is not { } state || !request.Actor().MayTouch(call))
        {
            return Problems.NotFound.ToResult();
        }

        var answers = new List<ReviewAnswer>();
        foreach (var application in (await selections.ApplicationsAsync(call, cancellation)).InListOrder())
        {
            var written = await reviews.OfApplicationAsync(application, cancellation);
            answers.AddRange(written.OrderBy(review => review.JurorId, StringComparer.Ordinal).Select(review => ReviewAnswer.Of(review, state)));
        }

        return Tagged.Json(request, new { fictitious = state.Rules.Fictitious, reviews = answers });
    }
}
