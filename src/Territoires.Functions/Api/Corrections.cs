using Territoires.Core.Applications;
using Territoires.Web.Answers;
using Territoires.Web.OpenApi;
using Territoires.Web.Received;

namespace Territoires.Functions.Api;

/// <summary>Corrections that are asked of applicants, and changes that they begin themselves.</summary>
public sealed class Corrections(AskCorrection ask, CancelCorrection cancel, SendCorrection send, ApplicationDesk desk)
{
    [Function("AskCorrection"), Policy(Permission.AskCorrections)]
    [Summary("Demander une correction"), Takes<AskCorrectionRequest>, Gives<CorrectionAnswer>(201)]
    [Refuses(409, "appel-termine")]
    [Refuses(409, "recevabilite-decidee", "correction-attendue", "candidature-retiree", "appel-pas-encore-ouvert", "instruction-close")]
    [Refuses(409, "dossier-d-office", "modification-en-cours")]
    [Refuses(422, "correction-mal-demandee")]
    public Task<IResult> AskCorrectionAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/corrections")] HttpRequest request,
        string id, CancellationToken cancellation) =>
        request.WithBodyAsync<AskCorrectionRequest>(
            async asked => (await ask.RunAsync(id, found => asked.ToCommand(found, request.Act().ReceivedAt), request.Act(), cancellation))
                .ToHttp(correction =>
                    Results.Json(CorrectionAnswer.Of(correction), JsonBody.Options, statusCode: StatusCodes.Status201Created)),
            cancellation);

    [Function("CancelCorrection"), Policy(Permission.AskCorrections)]
    [Summary("Annuler une demande de correction")]
    [Refuses(409, "appel-termine")]
    [GivesNothing, Refuses(409, "correction-envoyee", "correction-non-demandee", "candidature-retiree", "instruction-close")]
    [Refuses(409, "dossier-d-office")]
    public async Task<IResult> CancelCorrectionAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/corrections/cancellation")] HttpRequest request,
        string id, CancellationToken cancellation) =>
        (await cancel.RunAsync(id, request.Act(), cancellation)).ToHttp(_ => Results.NoContent());

    [Function("SendCorrection"), Policy(Permission.WriteApplications)]
    [Summary("Envoyer une correction")]
    [Refuses(409, "appel-termine")]
    [Gives<CorrectionAnswer>, Refuses(409, "correction-non-demandee", "correction-trop-tard", "candidature-retiree", "instruction-close")]
    [Refuses(409, "reserve-a-qui-l-a-ouverte")]
    [Refuses(422, "correction-sans-changement", "candidature-incomplete")]
    public async Task<IResult> SendCorrectionAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/corrections/submission")] HttpRequest request,
        string id, CancellationToken cancellation) =>
        (await send.RunAsync(id, request.Act(), cancellation))
            .ToHttp(sent => Results.Json(CorrectionAnswer.Of(sent.State.Corrections[^1]), JsonBody.Options));

    [Function("BeginChange"), Policy(Permission.WriteApplications)]
    [Summary("Modifier une candidature déposée, jusqu’à la clôture"), Gives<CorrectionAnswer>]
    [Refuses(409, "appel-termine", "appel-clos", "candidature-retiree", "candidature-a-l-examen", "dossier-d-office")]
    [Refuses(409, "reserve-a-qui-l-a-ouverte")]
    public async Task<IResult> BeginChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/changes")] HttpRequest request,
        string id, CancellationToken cancellation) =>
        (await desk.BeginChangeAsync(id, request.Act(), cancellation))
            .ToHttp(begun => Results.Json(CorrectionAnswer.Of(begun.State.Corrections[^1]), JsonBody.Options));

    [Function("GiveUpChange"), Policy(Permission.WriteApplications)]
    [Summary("Abandonner une modification qui n’est pas envoyée"), GivesNothing]
    [Refuses(409, "appel-termine", "candidature-retiree", "instruction-close", "dossier-d-office")]
    [Refuses(409, "reserve-a-qui-l-a-ouverte")]
    public async Task<IResult> GiveUpChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/changes/cancellation")] HttpRequest request,
        string id, CancellationToken cancellation) =>
        (await desk.GiveUpChangeAsync(id, request.Act(), cancellation)).ToHttp(_ => Results.NoContent());
}
