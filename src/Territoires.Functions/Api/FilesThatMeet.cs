using Territoires.Core.Calls;
using Territoires.Core.Designation;
using Territoires.Domain.Calls;
using Territoires.Web.Answers;
using Territoires.Web.OpenApi;
using Territoires.Web.Received;

namespace Territoires.Functions.Api;

/// <summary>Which files of a call may be one territory twice, and what the secretary says of them.</summary>
public sealed class FilesThatMeet(CallDesk desk, CallOverlaps overlaps, AnswerOverlap answer)
{
    [Function("ReadOverlaps"), Policy(Permission.ReadReviews)]
    [Summary("Lire les recoupements des candidatures"), Gives<OverlapsAnswer>]
    public async Task<IResult> ReadOverlapsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calls/{call}/overlaps")] HttpRequest request,
        string call, CancellationToken cancellation) =>
        await desk.FindAsync(call, request.Actor(), cancellation) is { State: { } state }
            ? Tagged.Json(request, await AnswerAsync(state, cancellation))
            : Problems.NotFound.ToResult();

    /// <summary>Two applications that meet are distinct: until then, no designation names both.</summary>
    [Function("AnswerOverlap"), Policy(Permission.DecideEligibility)]
    [Summary("Dire que deux candidatures sont distinctes"), Takes<OverlapRequest>, Gives<OverlapsAnswer>]
    [Refuses(409, "appel-non-ouvert", "appel-encore-ouvert", "appel-termine", "deja-publie", "sans-recoupement")]
    [Refuses(422, "recoupement-mal-motive")]
    public Task<IResult> AnswerOverlapAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/overlaps")] HttpRequest request,
        string call, CancellationToken cancellation) =>
        request.WithBodyAsync<OverlapRequest>(
            async sent =>
            {
                var saved = await answer.RunAsync(call, sent.One, sent.Other, sent.Reason, request.Act(), cancellation);
                return saved.IsRefused
                    ? Problems.Of(saved.Refusal).ToResult()
                    : Results.Json(await AnswerAsync(saved.Value.State!, cancellation), JsonBody.Options);
            },
            cancellation);

    private async Task<OverlapsAnswer> AnswerAsync(CallState call, CancellationToken cancellation)
    {
        var found = await overlaps.OfAsync(call.Id, cancellation);
        return OverlapsAnswer.Of(call, found, CallOverlaps.Listed(call, found));
    }
}
