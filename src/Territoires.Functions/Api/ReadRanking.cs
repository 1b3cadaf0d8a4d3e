using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Core.Reviews;
using Territoires.Web.Answers;
using Territoires.Web.OpenApi;

namespace Territoires.Functions.Api;

/// <summary>The ranking by marks.</summary>
public sealed class ReadRanking(CallStore calls, Selections selections, ReviewStore reviews)
{
    [Function(nameof(ReadRanking)), Policy(Permission.ReadReviews)]
    [Summary("Lire le classement par les notes"), Gives<RankingAnswer>]
    public async Task<IResult> ReadRankingAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calls/{call}/ranking")] HttpRequest request,
        string call, CancellationToken cancellation) =>
        (await calls.LoadAsync(call, cancellation)).State is { } state && request.Actor().MayTouch(call)
            ? Tagged.Json(request, await RankingAnswer.OfAsync(state, selections, reviews, cancellation))
            : Problems.NotFound.ToResult();
}
