using Territoires.Core.JurySessions;
using Territoires.Domain.Jury;
using Territoires.Web.Answers;
using Territoires.Web.Components;
using Territoires.Web.Files;

namespace Territoires.Web.Juror.Voting;

/// <summary>One application of the agenda, as one juror sees it.</summary>
/// <param name="Marks">The mean mark, with how many reviews it is of and how far apart they are.</param>
/// <param name="Opinions">What the services of the State think, counted.</param>
public sealed record JurySessionItem(SessionItemAnswer Answer, NamedFile File, string Marks, string Opinions);

/// <summary>What the page of a session shows beside what is saved.</summary>
/// <param name="Problem">Why the last form was refused.</param>
/// <param name="Votes">What was ticked and is not saved.</param>
/// <param name="Page">Which fifty of the agenda.</param>
/// <param name="Saved">The votes of the page were just saved.</param>
public sealed record JurySessionSent(Problem? Problem = null, VotesForm? Votes = null, int Page = 1, bool Saved = false);

/// <summary>The page of a session, to one of its jurors, as it stands or with what was just refused.</summary>
public sealed class JurySessionController(SessionDesk desk, Selections selections) : ControllerBase
{
    /// <summary>The session, to one of its jurors: who sits, what is voted, the minutes.</summary>
    [Reads("jury/seances/{id}"), Policy(Permission.TakePartInSession)]
    public Task<IResult> ShowJurySessionAsync(string id, CancellationToken cancellation) =>
        ShowAsync(id,
            new JurySessionSent(Page: Paging.Asked(Request.Query[Paging.Parameter]), Saved: Request.Query.ContainsKey("votes")),
            cancellation);

    /// <summary>
    /// The minutes as a page, once they are drafted, to everybody who may know of the session. Each file has its name for whoever may
    /// read it: what the API hands on names none.
    /// </summary>
    [Reads("jury/seances/{id}/proces-verbal"), Policy(Permission.ReadSession)]
    public async Task<IResult> ShowJuryMinutesAsync(string id, CancellationToken cancellation)
    {
        var actor = Request.Actor();
        if (await desk.FindAsync(id, actor, cancellation) is not { Session.State: { Minutes: not null } session, Call: var call })
        {
            return Problems.NotFound.ToResult();
        }

        var all = await selections.ApplicationsAsync(call.Id, cancellation);
        return Page.Of(new MinutesPage
        {
            Minutes = MinutesAnswer.Of(session, call),
            Names = actor.Is(Role.Juror) ? NamedFiles.OfJury(all, call, actor) : NamedFiles.Among(all, call, actor),
        });
    }

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
        && await JurySessionRead.OfAsync(desk, selections, id, Request.Actor(), cancellation) is { } read
            ? read.Show(sent)
            : (sent.Problem ?? Problems.NotFound).ToResult();
}
