using Territoires.Core.Designation;
using Territoires.Core.Publication;
using Territoires.Core.Storage;
using Territoires.Domain.Calls;
using Territoires.Domain.Publication;
using Territoires.Web.Answers;
using Territoires.Web.OpenApi;
using Territoires.Web.Received;

namespace Territoires.Functions.Api;

/// <summary>The version of the list that an act made.</summary>
public sealed record ListVersionAnswer(string Call, int Version, DateTimeOffset At);

/// <summary>Who follows the laureates, and what changes a list that is public.</summary>
public sealed class PublishedList(SetReserve set, CorrectList correct, WithdrawLaureate withdraw, CallReserve reserve)
{
    [Function("SetReserve"), Policy(Permission.Designate)]
    [Summary("Fixer la liste complémentaire"), Takes<ReserveRequest>, Gives<DesignationAnswer>]
    [Refuses(409, "appel-non-ouvert", "appel-encore-ouvert", "appel-termine", "designation-absente", "deja-publie",
        "recoupements-sans-reponse")]
    [Refuses(412, "version-depassee"), Refuses(422, "liste-complementaire-mal-ecrite")]
    public Task<IResult> SetReserveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/reserve")] HttpRequest request, string call,
        CancellationToken cancellation) =>
        request.WithBodyAsync<ReserveRequest>(
            async sent => (await set.RunAsync(call, sent.Ranked, sent.Seen, request.Act(), cancellation))
                .ToHttp(saved => Results.Json(DesignationAnswer.Of(saved.State!), JsonBody.Options)),
            cancellation);

    /// <summary>An erratum; the version before stays readable.</summary>
    [Function("CorrectList"), Policy(Permission.Publish, Body = BodyKind.Text)]
    [Summary("Rectifier la liste publiée"), Takes<ErratumRequest>, Gives<ListVersionAnswer>]
    [Refuses(409, "appel-non-ouvert", "appel-encore-ouvert", "appel-termine", "liste-non-publiee"), Refuses(412, "version-depassee")]
    [Refuses(422, "modification-mal-ecrite")]
    public Task<IResult> CorrectListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/laureates/corrections")] HttpRequest request,
        string call, CancellationToken cancellation) =>
        request.WithBodyAsync<ErratumRequest>(
            async sent => Answer(await correct.RunAsync(call, sent.ToAsked(), request.Act(), cancellation)), cancellation);

    [Function("WithdrawLaureate"), Policy(Permission.Publish)]
    [Summary("Noter le renoncement d’un lauréat"), Takes<RenunciationRequest>, Gives<ListVersionAnswer>]
    [Refuses(409, "appel-non-ouvert", "appel-encore-ouvert", "appel-termine", "liste-non-publiee"), Refuses(412, "version-depassee")]
    [Refuses(422, "modification-mal-ecrite")]
    public Task<IResult> WithdrawLaureateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/laureates/withdrawals")] HttpRequest request,
        string call, CancellationToken cancellation) =>
        request.WithBodyAsync<RenunciationRequest>(
            async sent => Answer(await withdraw.RunAsync(call, sent.Number, sent.Reason.Trim(), sent.Seen, request.Act(), cancellation)),
            cancellation);

    /// <summary>The first of the reserve takes the place of a laureate who gave up.</summary>
    [Function("CallReserve"), Policy(Permission.Publish)]
    [Summary("Appeler le premier de la liste complémentaire"), Takes<ReserveCallRequest>, Gives<ListVersionAnswer>]
    [Refuses(409, "appel-non-ouvert", "appel-encore-ouvert", "appel-termine", "liste-non-publiee")]
    [Refuses(409, "aucune-place-liberee", "liste-complementaire-vide"), Refuses(412, "version-depassee")]
    [Refuses(422, "modification-mal-ecrite")]
    public Task<IResult> CallReserveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/reserve/calls")] HttpRequest request, string call,
        CancellationToken cancellation) =>
        request.WithBodyAsync<ReserveCallRequest>(
            async sent => Answer(await reserve.RunAsync(call, sent.Reason.Trim(), sent.Seen, request.Act(), cancellation)), cancellation);

    private static IResult Answer(Result<Loaded<CallState>, ActRefusal<CallRefusal>> done) =>
        done.ToHttp(saved => Results.Json(
            new ListVersionAnswer(saved.State!.Id, ListVersion.LatestOf(saved.State), saved.State.ListChanges[^1].At), JsonBody.Options));
}
