using Territoires.Core.Accounts;
using Territoires.Core.JurySessions;
using Territoires.Domain.Jury;
using Territoires.Web.Answers;
using Territoires.Web.Components;
using Territoires.Web.Deliberation;
using Territoires.Web.Files;

namespace Territoires.Web.Juror.Voting;

/// <summary>One application of the agenda, as one juror sees it.</summary>
/// <param name="Marks">The mean mark, with how many reviews it is of and how far apart they are.</param>
/// <param name="Opinions">What the services of the State think, counted.</param>
public sealed record JurySessionItem(SessionItemAnswer Answer, NamedFile File, string? Marks, string Opinions)
{
    /// <summary>Whether enough members are there to vote on it.</summary>
    public bool HasQuorum => Answer.Present >= Answer.Needed;
}

/// <summary>What the page of a session shows beside what is saved.</summary>
/// <param name="Problem">Why the last form was refused.</param>
/// <param name="Votes">What was ticked and is not saved.</param>
/// <param name="Page">Which fifty of the agenda.</param>
/// <param name="Saved">The votes of the page were just saved.</param>
public sealed record JurySessionSent(Problem? Problem = null, VotesForm? Votes = null, int Page = 1, bool Saved = false);

/// <summary>The page of a session, to one of its jurors, as it stands or with what was just refused.</summary>
public sealed class JurySessionController(SessionDesk desk, Selections selections, Qualities qualities) : ControllerBase
{
    /// <summary>The session, to one of its jurors: who sits, what is voted, the minutes.</summary>
    [Reads("jury/seances/{id}"), Policy(Permission.TakePartInSession)]
    public Task<IResult> ShowJurySessionAsync(string id, CancellationToken cancellation) =>
        ShowAsync(id,
            new JurySessionSent(Page: Paging.Asked(Request.Query[Paging.Parameter]), Saved: Request.Query.ContainsKey("votes")),
            cancellation);

    /// <summary>A member says whether they will come.</summary>
    [HttpPost("jury/seances/{id}/reponse"), Policy(Permission.TakePartInSession)]
    public async Task<IResult> ReplyToSummonsAsync(string id, CancellationToken cancellation)
    {
        var comes = (await Request.ReadFormAsync(cancellation))["vient"] == "oui";
        var done = await desk.ActAsync(id, new JurySessionCommand.Reply(Request.Actor().Id, comes), Request.Act(), cancellation);
        return done.IsRefused
            ? await ShowAsync(id, new JurySessionSent(Problems.Of(done.Refusal)), cancellation)
            : Results.LocalRedirect(Addresses.JurySession(id));
    }

    /// <summary>The date of the session, for one's own calendar.</summary>
    [Reads("jury/seances/{id}/seance.ics"), Policy(Permission.ReadSession)]
    public async Task<IResult> ReadSessionCalendarAsync(string id, CancellationToken cancellation) =>
        await desk.FindAsync(id, Request.Actor(), cancellation) is { Session.State: { Summons: not null } session, Call: var call }
            ? Tagged.Bytes(Request, SessionCalendarFile.Of(session, call), "text/calendar; charset=utf-8")
            : Problems.NotFound.ToResult();

    /// <summary>A juror signs the attendance from the page of the session.</summary>
    [HttpPost("jury/seances/{id}/emargement"), Policy(Permission.TakePartInSession)]
    public async Task<IResult> AttendSessionAsync(string id, CancellationToken cancellation)
    {
        var actor = Request.Actor();
        var done = await desk.ActAsync(id, new JurySessionCommand.Attend(actor.Id), Request.Act(), cancellation);
        if (!done.IsRefused)
        {
            return Results.LocalRedirect(Addresses.JurySession(id));
        }

        return await ShowAsync(id, new JurySessionSent(Problems.Of(done.Refusal)), cancellation);
    }

    /// <summary>A juror leaves their seat from the page of the session.</summary>
    [HttpPost("jury/seances/{id}/depart"), Policy(Permission.TakePartInSession)]
    public async Task<IResult> LeaveSessionAsync(string id, CancellationToken cancellation)
    {
        var actor = Request.Actor();
        var done = await desk.ActAsync(id, new JurySessionCommand.Leave(actor.Id), Request.Act(), cancellation);
        if (!done.IsRefused)
        {
            return Results.LocalRedirect(Addresses.JurySession(id));
        }

        return await ShowAsync(id, new JurySessionSent(Problems.Of(done.Refusal)), cancellation);
    }

    /// <summary>Whoever presides goes on to an application of the agenda.</summary>
    [HttpPost("jury/seances/{id}/point"), Policy(Permission.TakePartInSession)]
    public async Task<IResult> TakeUpItemAsync(string id, CancellationToken cancellation)
    {
        var application = (await Request.ReadFormAsync(cancellation))[PointView.Field].ToString();
        var command = new JurySessionCommand.TakeUpItem(application, Request.Actor().Id, IsSecretary: false);
        var done = await desk.ActAsync(id, command, Request.Act(), cancellation);
        return done.IsRefused
            ? await ShowAsync(id, new JurySessionSent(Problems.Of(done.Refusal)), cancellation)
            : await JurySessionRead.OfAsync(desk, selections, qualities, id, Request.Act(), cancellation) is { } read
                ? Results.LocalRedirect(Addresses.JuryAtPoint(id, read.PageOf(application)))
                : Problems.NotFound.ToResult();
    }

    /// <summary>Whoever presides signs the minutes from the page of the session.</summary>
    [HttpPost("jury/seances/{id}/signature"), Policy(Permission.TakePartInSession)]
    public async Task<IResult> SignMinutesAsChairAsync(string id, CancellationToken cancellation)
    {
        var actor = Request.Actor();
        if (Confirmation.Signature.MissingIn(await Request.ReadFormAsync(cancellation)) is { } unconfirmed)
        {
            return await ShowAsync(id, new JurySessionSent(unconfirmed), cancellation);
        }

        var done = await desk.ActAsync(id, new JurySessionCommand.Sign(SignatoryRole.Chair, actor.Id), Request.Act(), cancellation);
        if (!done.IsRefused)
        {
            return Results.LocalRedirect(Addresses.JurySession(id) + "#proces-verbal");
        }

        return await ShowAsync(id, new JurySessionSent(Problems.Of(done.Refusal)), cancellation);
    }

    private async Task<IResult> ShowAsync(string id, JurySessionSent sent, CancellationToken cancellation) =>
        sent.Problem is not { IsAboutTheForm: false }
        && await JurySessionRead.OfAsync(desk, selections, qualities, id, Request.Act(), cancellation) is { } read
            ? read.Show(sent)
            : (sent.Problem ?? Problems.NotFound).ToResult();
}
