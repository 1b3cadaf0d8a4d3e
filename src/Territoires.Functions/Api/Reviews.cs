using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Core.Reviews;
using Territoires.Domain.Applications;
using Territoires.Domain.Instruction;
using Territoires.Web.Answers;
using Territoires.Web.OpenApi;

namespace Territoires.Functions.Api;

/// <summary>Who reviews what: each line adds to what was there.</summary>
public sealed record AssignmentsRequest(IReadOnlyList<AssignmentLine> Assignments);

/// <param name="Next">Asks for the page after this one; null when there is none.</param>
public sealed record ReviewsAnswer(bool Fictitious, IReadOnlyList<ReviewAnswer> Reviews, string? Next);

/// <summary>The reviews of a call, and who writes them.</summary>
public sealed class Reviews(ApplicationDesk desk, CallStore calls, Selections selections, ReviewStore reviews)
{
    /// <summary>All the reviews of a call, to whoever runs it, page by page.</summary>
    [Function("ListReviews"), Policy(Permission.ReadReviews)]
    [Summary("Lire les évaluations d’un appel"), Gives<ReviewsAnswer>]
    [Query("after", "le next de la page précédente", Optional = true), Refuses(400, "suite-inconnue")]
    public async Task<IResult> ListReviewsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calls/{call}/reviews")] HttpRequest request,
        string call, CancellationToken cancellation)
    {
        if ((await calls.LoadAsync(call, cancellation)).State is not { } state || !request.Actor().MayTouch(call))
        {
            return Problems.NotFound.ToResult();
        }

        if (!Cursors.TryRead(request, id => ReviewId.IsOne(id) && ApplicationKey.CallOf(ReviewId.ApplicationOf(id)) == call, out var after))
        {
            return Problems.CursorUnknown.ToResult();
        }

        var page = await Rows<ReviewState>.ReadAsync(selections.ReviewsAsync(call, after, cancellation), review => review.Id);
        return Tagged.Json(
            request, new ReviewsAnswer(
                state.Rules.Fictitious, [.. page.Items.Select(review => ReviewAnswer.Of(review, state))], page.Next));
    }

    /// <summary>A juror's own review; nobody else's.</summary>
    [Function("ReadMyReview"), Policy(Permission.WriteReviews)]
    [Summary("Lire son évaluation"), Gives<ReviewAnswer>]
    public async Task<IResult> ReadMyReviewAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/applications/{id}/reviews/mine")] HttpRequest request,
        string id, CancellationToken cancellation) =>
        await desk.FindAsync(id, request.Actor(), cancellation) is { } found
        && await reviews.LoadAsync(id, request.Actor().Id, cancellation) is { State: { } review } loaded
            ? Tagged.Json(request, ReviewAnswer.Of(review, found.Call), loaded.EntityTag)
            : Problems.NotFound.ToResult();
}

/// <summary>What jurors and the secretary do about reviews.</summary>
public sealed class Reviewing(WriteReview write, ReopenReview reopen, AssignReviewers assign, UnassignReviewer unassign)
{
    [Function("WriteReview"), Policy(Permission.WriteReviews, Body = BodyKind.Text)]
    [Summary("Écrire ou finaliser son évaluation"), Asks(Asked.SeenVersionOrNone), Takes<ReviewRequest>, Gives<ReviewAnswer>]
    [Refuses(409, "appel-termine")]
    [Refuses(409, "evaluation-absente", "evaluation-finale", "evaluations-closes", "evaluations-figees", "candidature-retiree")]
    [Refuses(422, "evaluation-mal-remplie", "notes-manquantes")]
    public async Task<IResult> WriteReviewAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/applications/{id}/reviews/mine")] HttpRequest request,
        string id, CancellationToken cancellation)
    {
        if (request.IfMatch() is null && !request.IsCreation())
        {
            return Problems.PreconditionMissing.ToResult();
        }

        var seen = request.IsCreation() ? null : request.IfMatch();
        return await request.WithBodyAsync<ReviewRequest>(
            async review => Answer(request, await write.RunAsync(id, review, seen, request.Act(), cancellation)), cancellation);
    }

    [Function("ReopenReview"), Policy(Permission.WriteReviews)]
    [Summary("Reprendre son évaluation")]
    [Gives<ReviewAnswer>, Refuses(409, "appel-termine", "evaluation-absente", "evaluations-closes", "evaluations-figees")]
    public async Task<IResult> ReopenReviewAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/reviews/mine/reopening")] HttpRequest request,
        string id, CancellationToken cancellation) =>
        Answer(request, await reopen.RunAsync(id, request.Act(), cancellation));

    [Function("AssignReviewers"), Policy(Permission.AssignReviews, Body = BodyKind.Text)]
    [Summary("Affecter des candidatures à des membres du jury"), Takes<AssignmentsRequest>, GivesNothing]
    [Refuses(409, "appel-termine")]
    [Refuses(409, "non-recevable", "candidature-retiree", "instruction-close", "sans-evaluation")]
    [Refuses(422, "hors-jury", "membre-deporte")]
    public Task<IResult> AssignReviewersAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/assignments")] HttpRequest request,
        string call, CancellationToken cancellation) =>
        request.WithBodyAsync<AssignmentsRequest>(
            async asked => await assign.RunAsync(call, asked.Assignments, request.Act(), cancellation) is { } refusal
                ? Problems.Of(refusal).ToResult()
                : Results.NoContent(),
            cancellation);

    [Function("UnassignReviewer"), Policy(Permission.AssignReviews)]
    [Refuses(409, "appel-termine")]
    [Summary("Retirer une affectation"), GivesNothing, Refuses(409, "evaluation-commencee", "candidature-retiree", "instruction-close")]
    public async Task<IResult> UnassignReviewerAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/applications/{id}/assignments/{juror}")] HttpRequest request,
        string id, string juror, CancellationToken cancellation) =>
        (await unassign.RunAsync(id, juror, request.Act(), cancellation)).ToHttp(_ => Results.NoContent());

    private static IResult Answer(HttpRequest request, Result<WrittenReview, ActRefusal<ReviewRefusal>> done) => done.ToHttp(written =>
    {
        request.HttpContext.Response.Headers.ETag = written.Review.EntityTag;
        return Results.Json(ReviewAnswer.Of(written.Review.State!, written.Call), JsonBody.Options);
    });
}
