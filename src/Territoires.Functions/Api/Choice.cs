using Territoires.Core.Calls;
using Territoires.Core.Designation;
using Territoires.Core.Publication;
using Territoires.Web.Answers;
using Territoires.Web.OpenApi;

namespace Territoires.Functions.Api;

/// <summary>From which instant the list is public, with its offset, e.g. <c>2024-01-15T10:00:00+01:00</c>.</summary>
public sealed record PublicationRequest(DateTimeOffset At);

public sealed record PublicationAnswer(string Call, DateTimeOffset At);

/// <summary>Who is chosen: what the jury proposes, what the authority designates, when it is public.</summary>
public sealed class Choice(SendProposal send, Designate designate, SchedulePublication schedule, CallDesk desk)
{
    [Function("SendProposal"), Policy(Permission.SendProposal)]
    [Summary("Transmettre la proposition du jury"), Gives<ProposalAnswer>]
    [Refuses(409, "appel-termine", "appel-non-ouvert", "appel-encore-ouvert", "proces-verbal-non-signe", "autre-seance")]
    [Refuses(409, "proposition-non-conforme", "proposition-deja-transmise", "sans-jury")]
    public async Task<IResult> SendProposalAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/proposal")] HttpRequest request,
        string call, CancellationToken cancellation) =>
        (await send.RunAsync(call, request.Act(), cancellation))
            .ToHttp(sent => Results.Json(ProposalAnswer.Of(sent.State!), JsonBody.Options));

    /// <summary>The proposal, to the four roles that may know of it before the publication.</summary>
    [Function("ReadProposal"), Policy(Permission.ReadChoice)]
    [Summary("Lire la proposition du jury"), Gives<ProposalAnswer>]
    public async Task<IResult> ReadProposalAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calls/{call}/proposal")] HttpRequest request,
        string call, CancellationToken cancellation) =>
        await desk.FindAsync(call, request.Actor(), cancellation) is { State: { Proposal: not null } state }
            ? Tagged.Json(request, ProposalAnswer.Of(state))
            : Problems.NotFound.ToResult();

    [Function("Designate"), Policy(Permission.Designate, Body = BodyKind.Text)]
    [Summary("Désigner les lauréats"), Takes<DesignationRequest>, Gives<DesignationAnswer>]
    [Refuses(409, "appel-termine", "appel-non-ouvert", "appel-encore-ouvert", "proposition-absente", "deja-designe", "deja-publie")]
    [Refuses(409, "liste-trop-courte", "candidatures-sans-decision", "trop-de-retenus", "recoupements-sans-reponse")]
    [Refuses(422, "trop-de-designes", "designation-mal-ecrite", "motifs-manquants", "remplacement-mal-motive")]
    public Task<IResult> DesignateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/designation")] HttpRequest request,
        string call, CancellationToken cancellation) =>
        request.WithBodyAsync<DesignationRequest>(
            async sent => (await designate.RunAsync(call, sent, request.Act(), cancellation))
                .ToHttp(designated => Results.Json(DesignationAnswer.Of(designated.State!), JsonBody.Options)),
            cancellation);

    /// <summary>The designation, to the four roles that may know of it before the publication.</summary>
    [Function("ReadDesignation"), Policy(Permission.ReadChoice)]
    [Summary("Lire la désignation"), Gives<DesignationAnswer>]
    public async Task<IResult> ReadDesignationAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calls/{call}/designation")] HttpRequest request,
        string call, CancellationToken cancellation) =>
        await desk.FindAsync(call, request.Actor(), cancellation) is { State: { Designation: not null } state }
            ? Tagged.Json(request, DesignationAnswer.Of(state))
            : Problems.NotFound.ToResult();

    [Function("SchedulePublication"), Policy(Permission.Publish)]
    [Summary("Fixer l’instant de la publication"), Takes<PublicationRequest>, Gives<PublicationAnswer>(202)]
    [Refuses(409, "appel-termine", "appel-non-ouvert", "appel-encore-ouvert", "designation-absente", "deja-publie", "publication-trop-tot")]
    public Task<IResult> SchedulePublicationAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/publication")] HttpRequest request,
        string call, CancellationToken cancellation) =>
        request.WithBodyAsync<PublicationRequest>(
            async sent => (await schedule.RunAsync(call, sent.At, request.Act(), cancellation)).ToHttp(scheduled =>
                Results.Json(
                    new PublicationAnswer(call, scheduled.State!.PublicationAt!.Value), JsonBody.Options,
                    statusCode: StatusCodes.Status202Accepted)),
            cancellation);
}
