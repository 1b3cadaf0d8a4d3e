using Territoires.Core.Applications;
using Territoires.Functions.Http;
using Territoires.Web.Answers;
using Territoires.Web.Received;

namespace Territoires.Functions.Api;

/// <summary>Corrections that are asked of applicants.</summary>
public sealed class Corrections(AskCorrection ask, CancelCorrection cancel, SendCorrection send)
{
    [Function("AskCorrection"), Policy(Permission.AskCorrections)]
    public Task<IResult> AskCorrectionAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/corrections")] HttpRequest request,
        string id, CancellationToken cancellation) =>
        request.WithBodyAsync<AskCorrectionRequest>(
            async asked => (await ask.RunAsync(id, call => asked.ToCommand(call, request.Act().ReceivedAt), request.Act(), cancellation))
                .ToHttp(correction => Results.Json(CorrectionAnswer.Of(correction), JsonBody.Options, statusCode: StatusCodes.Status201Created)),
            cancellation);

    [Function("CancelCorrection"), Policy(Permission.AskCorrections)]
    public async Task<IResult> CancelCorrectionAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/corrections/cancellation")] HttpRequest request,
        string id, CancellationToken cancellation) =>
        (await cancel.RunAsync(id, request.Act(), cancellation)).ToHttp(_ => Results.NoContent());

    [Function("SendCorrection"), Policy(Permission.WriteApplications)]
    public async Task<IResult> SendCorrectionAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/corrections/submission")] HttpRequest request,
        string id, CancellationToken cancellation) =>
        (await send.RunAsync(id, request.Act(), cancellation))
            .ToHttp(sent => Results.Json(CorrectionAnswer.Of(sent.State.Corrections[^1]), JsonBody.Options));
}
