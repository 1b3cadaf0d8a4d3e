using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain.Calls;
using Territoires.Web.Answers;
using Territoires.Web.OpenApi;
using Territoires.Web.Received;

namespace Territoires.Functions.Api;

/// <summary>A call that a secretary prepares, until an administrator approves it.</summary>
public sealed class Preparations(PrepareCall prepare, CallStore calls)
{
    [Function("ReadPreparation"), Policy(Permission.ReadChoice)]
    [Summary("Lire où en est la préparation d’un appel"), Gives<PreparationAnswer>]
    public async Task<IResult> ReadPreparationAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calls/{call}/preparation")] HttpRequest request,
        string call, CancellationToken cancellation) =>
        await calls.LoadAsync(call, cancellation) is { State: { Preparation: { } preparation } state } loaded
            && request.Actor().MayTouch(call) && CallAccess.MayRead(state, request.Actor())
            ? Tagged.Json(
                request, PreparationAnswer.Of(state, preparation),
                CallAccess.MayChange(state, request.Actor()) ? loaded.EntityTag : null)
            : Problems.NotFound.ToResult();

    [Function("SendPreparation"), Policy(Permission.PrepareCalls)]
    [Summary("Envoyer une préparation pour approbation"), Gives<PreparationAnswer>]
    [Refuses(409, "sans-preparation", "preparation-envoyee")]
    public async Task<IResult> SendPreparationAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/preparation/sending")] HttpRequest request,
        string call, CancellationToken cancellation) =>
        Answer(request, await prepare.SendAsync(call, request.Act(), cancellation));

    /// <summary>Over the version that was read: nobody approves what they did not read.</summary>
    [Function("ApprovePreparation"), Policy(Permission.OpenCalls)]
    [Summary("Approuver une préparation"), Asks(Asked.SeenVersion), Gives<PreparationAnswer>]
    [Refuses(409, "sans-preparation", "preparation-non-envoyee")]
    public async Task<IResult> ApprovePreparationAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/preparation/approval")] HttpRequest request,
        string call, CancellationToken cancellation) =>
        request.IfMatch() is { } seen
            ? Answer(request, await prepare.ApproveAsync(call, seen, request.Act(), cancellation))
            : Problems.PreconditionMissing.ToResult();

    [Function("ReturnPreparation"), Policy(Permission.OpenCalls)]
    [Summary("Renvoyer une préparation au secrétariat"), Takes<ReturnRequest>, Gives<PreparationAnswer>]
    [Refuses(409, "sans-preparation", "preparation-non-envoyee", "reglement-fige"), Refuses(422, "renvoi-mal-motive")]
    public Task<IResult> ReturnPreparationAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/preparation/return")] HttpRequest request,
        string call, CancellationToken cancellation) =>
        request.WithBodyAsync<ReturnRequest>(
            async sent => Answer(
                request, await prepare.ReturnAsync(call, sent.Reason.ReplaceLineEndings("\n"), request.Act(), cancellation)),
            cancellation);

    private static IResult Answer(HttpRequest request, Result<Loaded<CallState>, ActRefusal<CallRefusal>> done) =>
        done.ToHttp(saved =>
        {
            request.HttpContext.Response.Headers.ETag = saved.EntityTag;
            return Results.Json(PreparationAnswer.Of(saved.State!, saved.State!.Preparation!), JsonBody.Options);
        });
}
