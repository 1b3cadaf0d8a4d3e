using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Applications;
using Territoires.Functions.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Instruction;

/// <summary>All the reviews of a call, to whoever runs it.</summary>
public sealed class ListReviews(CallStore calls, ApplicationStore applications, ReviewStore reviews)
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
        await foreach (var application in applications.OfCallAsync(call, cancellation))
        {
            answers.AddRange((await reviews.OfApplicationAsync(application, cancellation)).Select(review => ReviewAnswer.Of(review, state)));
        }

        return Tagged.Json(request, new { fictitious = state.Rules.Fictitious, reviews = answers.OrderBy(answer => answer.Application, StringComparer.Ordinal).ThenBy(answer => answer.Juror, StringComparer.Ordinal).ToArray() });
    }
}
