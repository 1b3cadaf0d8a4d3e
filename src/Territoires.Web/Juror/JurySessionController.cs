using Territoires.Core.Applications;
using Territoires.Core.JurySessions;
using Territoires.Domain.Jury;
using Territoires.Web.Answers;
using Territoires.Web.Components;

namespace Territoires.Web.Juror;

/// <summary>One application of the agenda, as one juror sees it.</summary>
public sealed record JurySessionItem(SessionItemAnswer Answer, string Title);

/// <summary>What the page of a session shows beside what is saved.</summary>
/// <param name="Problem">Why the last form was refused.</param>
/// <param name="Application">On which application, when it was a vote.</param>
/// <param name="Choice">What was ticked.</param>
/// <param name="Page">Which fifty of the agenda; those of <paramref name="Application"/> when it is given.</param>
public sealed record JurySessionSent(Problem? Problem = null, string? Application = null, string? Choice = null, int Page = 1);

/// <summary>The page of a session, to one of its jurors, as it stands or with what was just refused.</summary>
public sealed class JurySessionController(SessionDesk desk, Selections selections) : ControllerBase
{
    /// <summary>The session, to one of its jurors: who sits, what is voted, the minutes.</summary>
    [Reads("jury/seances/{id}"), Policy(Permission.TakePartInSession)]
    public Task<IResult> ShowJurySessionAsync(string id, CancellationToken cancellation) =>
        ShowAsync(id,
            new JurySessionSent(Application: Request.Query["dossier"], Page: Paging.Asked(Request.Query[Paging.Parameter])), cancellation);

    /// <summary>The minutes as a page, once they are drafted, to everybody who may know of the session.</summary>
    [Reads("jury/seances/{id}/proces-verbal"), Policy(Permission.ReadSession)]
    public async Task<IResult> ShowJuryMinutesAsync(string id, CancellationToken cancellation) =>
        await desk.FindAsync(id, Request.Actor(), cancellation) is { Session.State: { Minutes: not null } session, Call: var call }
            ? Page.Of(new MinutesPage { Minutes = MinutesAnswer.Of(session, call) })
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

    /// <summary>A juror votes from the page of the session, one application at a time.</summary>
    [HttpPost("jury/seances/{id}/votes"), Policy(Permission.TakePartInSession)]
    public async Task<IResult> CastVoteAsync(string id, [FromServices] CastVote castVote, CancellationToken cancellation)
    {
        var fields = await Request.ReadFormAsync(cancellation);
        var application = fields["application"].ToString();
        var typed = fields[VoteText.FieldOf(application)].ToString();
        if (InstructionText.Chosen<VoteChoice>(VoteText.Choices, typed) is not { } choice)
        {
            var missing = Problems.ChoiceMissing(VoteText.FieldOf(application), "Choisissez pour, contre ou abstention.");
            return await ShowAsync(id, new JurySessionSent(missing, application), cancellation);
        }

        var done = await castVote.RunAsync(id, application, choice, Request.Act(), cancellation);
        if (!done.IsRefused)
        {
            return Results.LocalRedirect(Addresses.JurySessionAt(id, application));
        }

        return await ShowAsync(id, new JurySessionSent(Problems.Of(done.Refusal), application, typed), cancellation);
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

    private async Task<IResult> ShowAsync(string id, JurySessionSent sent, CancellationToken cancellation)
    {
        var actor = Request.Actor();
        var juror = actor.AsJuror();
        if (await desk.FindAsync(id, juror, cancellation) is not { Session.State: { } session, Call: var call }
            || sent.Problem is { IsAboutTheForm: false })
        {
            return (sent.Problem ?? Problems.NotFound).ToResult();
        }

        var all = await selections.ApplicationsAsync(call.Id, cancellation);
        var files = all.Where(application => ApplicationAccess.MayRead(application, call, juror))
            .ToDictionary(application => application.Id, StringComparer.Ordinal);

        // A recusal is on the file before it is in the session: whoever stepped aside no longer finds the file.
        JurySessionItem[] items = [.. SessionAnswer.Of(session, call, juror).Agenda
            .Where(item => files.ContainsKey(item.Application))
            .Select(item => new JurySessionItem(item, files[item.Application].Title))];
        var withdrawn = Selections.WithdrawnAmong(all)
            .Where(application => ApplicationAccess.WasOfItsJury(application, call, juror)).ToArray();
        return Page.Of(
            new JurySessionPage
            {
                Call = call,
                Session = session,
                Me = actor.Id,
                Items = PageOf(items, sent),
                Withdrawn = withdrawn,
                Sent = sent
            }, sent.Problem);
    }

    private static Paged<JurySessionItem> PageOf(JurySessionItem[] items, JurySessionSent sent)
    {
        var place = Array.FindIndex(items, item => item.Answer.Application == sent.Application);
        return items.Page(place < 0 ? sent.Page : (place / Paging.Size) + 1);
    }
}
