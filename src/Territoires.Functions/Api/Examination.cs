using Territoires.Core.Applications;
using Territoires.Core.JurySessions;
using Territoires.Domain.Instruction;
using Territoires.Web.Answers;
using Territoires.Web.OpenApi;

namespace Territoires.Functions.Api;

/// <summary>What a service thinks: <c>favorable</c>, <c>reserved</c> or <c>unfavorable</c>, and why.</summary>
public sealed record OpinionRequest(Verdict Verdict, string? Text = null);

/// <summary>On what ground: a closed list, and no words about anybody.</summary>
public sealed record RecusalRequest(RecusalGround Ground);

/// <summary>Whose recusal is lifted, and why.</summary>
public sealed record LiftingRequest(string Juror, string Reason);

/// <summary>What is said of an application before the jury meets: its eligibility, opinions, who steps aside from it.</summary>
public sealed class Examination(DecideEligibility decide, ApplicationDesk desk, RecuseOneself recuse, LiftRecusal lift)
{
    [Function("DecideEligibility"), Policy(Permission.DecideEligibility)]
    [Summary("Décider de la recevabilité"), Takes<EligibilityRequest>, Gives<ApplicationAnswer>]
    [Refuses(409, "appel-termine")]
    [Refuses(409, "modification-en-cours")]
    [Refuses(409, "recevabilite-decidee", "correction-attendue", "candidature-retiree", "appel-pas-encore-ouvert", "instruction-close")]
    [Refuses(422, "recevabilite-mal-motivee")]
    public Task<IResult> DecideEligibilityAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/eligibility")] HttpRequest request,
        string id, CancellationToken cancellation) =>
        request.WithBodyAsync<EligibilityRequest>(
            async asked => (await decide.RunAsync(id, asked, request.Act(), cancellation))
                .ToHttp(done => Results.Json(ApplicationAnswer.Of(done.State, done.Call.Rules), JsonBody.Options)),
            cancellation);

    [Function("GiveOpinion"), Policy(Permission.GiveOpinions)]
    [Summary("Rendre un avis"), Takes<OpinionRequest>, GivesNothing]
    [Refuses(409, "appel-termine")]
    [Refuses(409, "avis-clos", "candidature-retiree", "appel-pas-encore-ouvert", "instruction-close")]
    [Refuses(422, "avis-trop-long", "avis-sans-motifs")]
    public Task<IResult> GiveOpinionAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/opinions")] HttpRequest request,
        string id, CancellationToken cancellation) =>
        request.WithBodyAsync<OpinionRequest>(
            async opinion =>
                (await desk.GiveOpinionAsync(id, opinion.Verdict, opinion.Text, request.Act(), cancellation))
                .ToHttp(_ => Results.NoContent()),
            cancellation);

    [Function("RecuseOneself"), Policy(Permission.RecuseOneself)]
    [Summary("Se déporter"), Takes<RecusalRequest>, GivesNothing]
    [Refuses(409, "appel-termine", "deport-trop-tard", "candidature-retiree"), Refuses(422, "hors-jury")]
    public Task<IResult> RecuseOneselfAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/recusals")] HttpRequest request,
        string id, CancellationToken cancellation) =>
        request.WithBodyAsync<RecusalRequest>(
            async recusal => (await recuse.RunAsync(id, recusal.Ground, request.Act(), cancellation)).ToHttp(_ => Results.NoContent()),
            cancellation);

    [Function("LiftRecusal"), Policy(Permission.AssignReviews)]
    [Summary("Lever un déport"), Takes<LiftingRequest>, GivesNothing]
    [Refuses(409, "appel-termine", "pas-de-deport", "candidature-retiree", "instruction-close"), Refuses(422, "levee-sans-motif")]
    public Task<IResult> LiftRecusalAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/recusals/lifting")] HttpRequest request,
        string id, CancellationToken cancellation) =>
        request.WithBodyAsync<LiftingRequest>(
            async lifting =>
                (await lift.RunAsync(id, lifting.Juror, lifting.Reason, request.Act(), cancellation)).ToHttp(_ => Results.NoContent()),
            cancellation);
}
