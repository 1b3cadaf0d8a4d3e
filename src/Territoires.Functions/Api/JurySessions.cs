using Territoires.Core.JurySessions;
using Territoires.Domain.Jury;
using Territoires.Web.Answers;
using Territoires.Web.Desk;
using Territoires.Web.Juror.Voting;
using Territoires.Web.OpenApi;
using Territoires.Web.Received;

namespace Territoires.Functions.Api;

/// <summary>The session of a jury: its attendance, its votes, its minutes.</summary>
public sealed class JurySessions(SessionDesk desk, CastVote castVote, DraftMinutes draftMinutes, ConveneSession convene, ManagedCalls calls)
{
    [Function("ConveneSession"), Policy(Permission.RunSession)]
    [Summary("Convoquer la séance du jury"), Takes<SummonsRequest>(Optional = true), Gives<SessionAnswer>(201), Gives<SessionAnswer>]
    [Refuses(409, "appel-termine")]
    [Refuses(409, "appel-non-ouvert", "appel-encore-ouvert", "jury-absent", "candidatures-sans-decision", "seance-deja-convoquee")]
    [Refuses(409, "sans-jury")]
    [Refuses(422, "convocation-impossible", "convocation-mal-remplie")]
    public Task<IResult> ConveneSessionAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/sessions")] HttpRequest request,
        string call, CancellationToken cancellation) =>
        request.WithBodyOrNoneAsync<SummonsRequest>(asked => ConveneAsync(request, call, asked, cancellation), cancellation);

    private async Task<IResult> ConveneAsync(HttpRequest request, string call, SummonsRequest? asked, CancellationToken cancellation)
    {
        Summons? summons = null;
        if (asked is not null)
        {
            if (await calls.FindAsync(call, request.Actor(), cancellation) is not { State: { } state })
            {
                return Problems.NotFound.ToResult();
            }

            var said = asked.In(state.Rules.Calendar.Zone);
            if (said.IsRefused)
            {
                return Problems.Of(said.Refusal).ToResult();
            }

            summons = said.Value;
        }

        var convened = await convene.RunAsync(call, summons, request.Act(), cancellation);
        return convened.IsRefused
            ? Problems.Of(convened.Refusal).ToResult()
            : Results.Json(
                SessionAnswer.Of(convened.Value.Session, convened.Value.Call, request.Actor()),
                JsonBody.Options,
                statusCode: convened.Value.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    /// <summary>The session, as whoever asks may see it.</summary>
    [Function("ReadSession"), Policy(Permission.ReadSession)]
    [Summary("Lire la séance"), Gives<SessionAnswer>]
    public async Task<IResult> ReadSessionAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/sessions/{id}")] HttpRequest request,
        string id, CancellationToken cancellation) =>
        await desk.FindAsync(id, request.Actor(), cancellation) is { } found
            ? Tagged.Json(request, SessionAnswer.Of(found.Session.State!, found.Call, request.Actor()))
            : Problems.NotFound.ToResult();

    /// <summary>The secretary says when and where, or moves the session: its members are told.</summary>
    [Function("MoveSession"), Policy(Permission.RunSession)]
    [Summary("Fixer ou déplacer la date et le lieu de la séance"), Takes<SummonsRequest>, Gives<SessionAnswer>]
    [Refuses(409, "appel-termine", "proces-verbal-redige"), Refuses(422, "convocation-mal-remplie")]
    public Task<IResult> MoveSessionAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/sessions/{id}/summons")] HttpRequest request,
        string id, CancellationToken cancellation) =>
        request.WithBodyAsync<SummonsRequest>(
            async asked =>
            {
                if (await desk.FindAsync(id, request.Actor(), cancellation) is not { } found)
                {
                    return Problems.NotFound.ToResult();
                }

                var said = asked.In(found.Call.Rules.Calendar.Zone);
                return said.IsRefused
                    ? Problems.Of(said.Refusal).ToResult()
                    : Answer(request, await desk.ActAsync(found, new JurySessionCommand.Move(said.Value), request.Act()));
            },
            cancellation);

    /// <summary>A member says whether they will come, and may say otherwise later.</summary>
    [Function("ReplyToSummons"), Policy(Permission.TakePartInSession)]
    [Summary("Répondre à la convocation"), Takes<ReplyRequest>, Gives<SessionAnswer>]
    [Refuses(409, "appel-termine", "proces-verbal-redige")]
    public Task<IResult> ReplyToSummonsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/sessions/{id}/replies")] HttpRequest request,
        string id, CancellationToken cancellation) =>
        request.WithBodyAsync<ReplyRequest>(
            reply => ActAsync(request, id, new JurySessionCommand.Reply(request.Actor().Id, reply.Comes), cancellation), cancellation);

    /// <summary>The secretary, or whoever may preside, sets the order in which applications are heard.</summary>
    [Function("OrderAgenda"), Policy(Permission.OrderAgenda)]
    [Summary("Ordonner l’ordre du jour"), Takes<AgendaOrderRequest>, Gives<SessionAnswer>]
    [Refuses(409, "appel-termine", "pas-la-presidence", "proces-verbal-redige")]
    public Task<IResult> OrderAgendaAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/sessions/{id}/agenda")] HttpRequest request,
        string id, CancellationToken cancellation) =>
        request.WithBodyAsync<AgendaOrderRequest>(
            order => ActAsync(request, id, OrderOf(request.Actor(), order), cancellation),
            cancellation);

    /// <summary>A juror takes their seat; an alternate, the seat of an absent titular.</summary>
    [Function("AttendSession"), Policy(Permission.TakePartInSession)]
    [Summary("Émarger"), Gives<SessionAnswer>]
    [Refuses(409, "appel-termine", "siege-occupe", "seance-a-venir", "proces-verbal-redige")]
    public Task<IResult> AttendSessionAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/sessions/{id}/attendance")] HttpRequest request,
        string id, CancellationToken cancellation) =>
        ActAsync(request, id, new JurySessionCommand.Attend(request.Actor().Id), cancellation);

    /// <summary>A juror leaves their seat: they had taken it by mistake, or they go. What they voted stands.</summary>
    [Function("LeaveSession"), Policy(Permission.TakePartInSession)]
    [Summary("Quitter la séance"), Gives<SessionAnswer>, Refuses(409, "appel-termine", "proces-verbal-redige")]
    public Task<IResult> LeaveSessionAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/sessions/{id}/departure")] HttpRequest request,
        string id, CancellationToken cancellation) =>
        ActAsync(request, id, new JurySessionCommand.Leave(request.Actor().Id), cancellation);

    /// <summary>The secretary notes that a member left without saying so.</summary>
    [Function("NoteDeparture"), Policy(Permission.RunSession)]
    [Refuses(409, "appel-termine")]
    [Summary("Noter le départ d’un membre"), Takes<DepartureRequest>, Gives<SessionAnswer>, Refuses(409, "proces-verbal-redige")]
    public Task<IResult> NoteDepartureAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/sessions/{id}/departures")] HttpRequest request,
        string id, CancellationToken cancellation) =>
        request.WithBodyAsync<DepartureRequest>(
            departure => ActAsync(request, id, new JurySessionCommand.Leave(departure.Juror), cancellation), cancellation);

    /// <summary>A juror votes, once an item. It takes no <c>If-Match</c>: a vote adds.</summary>
    [Function("CastVote"), Policy(Permission.TakePartInSession)]
    [Summary("Voter sur une candidature"), Takes<VoteRequest>, Gives<SessionAnswer>]
    [Refuses(409, "appel-termine", "non-emarge", "quorum-non-atteint", "siege-a-vote", "proces-verbal-redige")]
    public Task<IResult> CastVoteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/sessions/{id}/votes")] HttpRequest request,
        string id, CancellationToken cancellation) =>
        request.WithBodyAsync<VoteRequest>(
            async vote =>
                Answer(request, await castVote.RunAsync(id, vote.Application, vote.Choice, request.Act(), cancellation)), cancellation);

    /// <summary>The secretary writes down what the jury says of an application, until the minutes are drafted: they take it over.</summary>
    [Function("NoteReason"), Policy(Permission.RunSession)]
    [Summary("Noter les motifs du jury sur une candidature")]
    [Takes<ReasonRequest>, Gives<SessionAnswer>, Refuses(409, "appel-termine", "proces-verbal-redige"), Refuses(422, "motifs-trop-longs")]
    public Task<IResult> NoteReasonAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/sessions/{id}/items/{application}/reason")] HttpRequest request,
        string id, string application, CancellationToken cancellation) =>
        request.WithBodyAsync<ReasonRequest>(
            said => ActAsync(request, id, new JurySessionCommand.NoteReason(application, said.Reason), cancellation), cancellation);

    [Function("DraftMinutes"), Policy(Permission.RunSession)]
    [Summary("Rédiger le procès-verbal"), Gives<SessionAnswer>, Refuses(409, "appel-termine", "votes-manquants", "presidence-absente")]
    public async Task<IResult> DraftMinutesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/sessions/{id}/minutes")] HttpRequest request,
        string id, CancellationToken cancellation) =>
        Answer(request, await draftMinutes.RunAsync(id, request.Act(), cancellation));

    /// <summary>The minutes once they are drafted, as JSON or, asked for HTML, as a page to print.</summary>
    [Function("ReadMinutes"), Policy(Permission.ReadSession)]
    [Summary("Lire le procès-verbal"), Gives<MinutesAnswer>, GivesFile("text/html")]
    public async Task<IResult> ReadMinutesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/sessions/{id}/minutes")] HttpRequest request,
        string id, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, request.Actor(), cancellation) is not { Session.State: { Minutes: not null } session, Call: var call })
        {
            return Problems.NotFound.ToResult();
        }

        var answer = MinutesAnswer.Of(session, call);
        return request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
            ? MinutesPage.Of(answer, call.Rules.Organiser)
            : Tagged.Json(request, answer);
    }

    /// <summary>The chair and the secretary sign; with both signatures the session is closed.</summary>
    [Function("SignMinutes"), Policy(Permission.SignMinutes)]
    [Refuses(409, "appel-termine")]
    [Summary("Signer le procès-verbal"), Gives<SessionAnswer>, Refuses(409, "proces-verbal-absent", "pas-la-presidence", "deja-signe")]
    public Task<IResult> SignMinutesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/sessions/{id}/minutes/signatures")] HttpRequest request,
        string id, CancellationToken cancellation)
    {
        var role = request.Actor().Is(Role.Secretary) ? SignatoryRole.Secretary : SignatoryRole.Chair;
        return ActAsync(request, id, new JurySessionCommand.Sign(role, request.Actor().Id), cancellation);
    }

    /// <summary>
    /// The secretary takes minutes back that not everybody signed: the session goes on and is mended, then drafted again.
    /// </summary>
    [Function("TakeBackMinutes"), Policy(Permission.RunSession)]
    [Summary("Reprendre le procès-verbal"), Takes<TakingBackRequest>, Gives<SessionAnswer>]
    [Refuses(409, "appel-termine", "proces-verbal-absent", "seance-close"), Refuses(422, "reprise-sans-motif")]
    public Task<IResult> TakeBackMinutesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/sessions/{id}/minutes/taking-back")] HttpRequest request,
        string id, CancellationToken cancellation) =>
        request.WithBodyAsync<TakingBackRequest>(
            taking => ActAsync(request, id, new JurySessionCommand.TakeBackMinutes(taking.Reason), cancellation), cancellation);

    /// <summary>A secretary asks as such, even who is a juror too.</summary>
    private static JurySessionCommand.OrderAgenda OrderOf(Actor actor, AgendaOrderRequest order) =>
        new(order.Applications, actor.Is(Role.Secretary) ? null : actor.Id);

    private async Task<IResult> ActAsync(
        HttpRequest request, string id, JurySessionCommand command, CancellationToken cancellation) =>
        Answer(request, await desk.ActAsync(id, command, request.Act(), cancellation));

    private static IResult Answer(HttpRequest request, Result<ActedSession, ActRefusal<JurySessionRefusal>> done) =>
        done.ToHttp(acted => Results.Json(SessionAnswer.Of(acted.Session, acted.Call, request.Actor()), JsonBody.Options));
}

/// <summary>A vote on one application: <c>for</c>, <c>against</c> or <c>abstain</c>.</summary>
public sealed record VoteRequest(string Application, VoteChoice Choice);

/// <param name="Comes">Whether the member will come.</param>
public sealed record ReplyRequest(bool Comes);

/// <param name="Applications">Their ids, in the order in which they are heard; those left out come after, as they stood.</param>
public sealed record AgendaOrderRequest(IReadOnlyList<string> Applications);

/// <summary>Which juror left.</summary>
public sealed record DepartureRequest(string Juror);

/// <param name="Reason">Empty takes back what was written.</param>
public sealed record ReasonRequest(string Reason);

/// <summary>Why the minutes are taken back.</summary>
public sealed record TakingBackRequest(string Reason);
