using Territoires.Core.Accounts;
using Territoires.Core.Applications;
using Territoires.Core.JurySessions;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using Territoires.Web.Deliberation;

namespace Territoires.Web.Juror.Voting;

/// <summary>A session as one of its jurors reads it: the session, its call, and the files of the call in one list.</summary>
/// <param name="Members">What is shown of each member, by id.</param>
/// <param name="Withdrawn">Those that were the juror's to read until they were taken back.</param>
/// <param name="Recused">Those from which the juror stepped aside or is kept, by id.</param>
internal sealed record JurySessionRead(
    CallState Call, JurySessionState Session, Act Act, JurySessionItem[] Items, IReadOnlyList<ListedApplication> Withdrawn,
    IReadOnlyDictionary<string, string> Members, IReadOnlySet<string> Recused)
{
    private string Me => Act.Actor.Id;

    /// <summary>Null when it is not theirs to know.</summary>
    public static async Task<JurySessionRead?> OfAsync(
        SessionDesk desk, Selections selections, Qualities qualities, string id, Act act, CancellationToken cancellation)
    {
        var juror = act.Actor.AsJuror();
        if (await desk.FindAsync(id, juror, cancellation) is not { Session.State: { } session, Call: var call })
        {
            return null;
        }

        var all = await selections.ApplicationsAsync(call.Id, cancellation);
        return new JurySessionRead(call, session, act, JuryAgenda.Of(session, call, all, juror),
            [.. Selections.WithdrawnAmong(all).Where(application => ApplicationAccess.WasOfItsJury(application, call, juror))],
            PersonWords.Shown(await qualities.NamesAsync(session.Seats.SelectMany(seat => seat.Members()), cancellation)),
            all.Where(application => application.IsRecused(juror.Id)).Select(application => application.Id)
                .ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The page, as it stands or with what was just refused.</summary>
    public IResult Show(JurySessionSent sent) => Page.Of(
        new JurySessionPage
        {
            Call = Call,
            Session = Session,
            Me = Me,
            Now = Act.ReceivedAt,
            Members = Members,
            Items = Items.Page(sent.Page),
            Withdrawn = Withdrawn,
            Sent = sent with { Problem = InWords(sent.Problem) },
            Lacking = Lacking,
            Point = PointView.IsShown(Call, Session) ? PointOf(sent.Page) : null,
        }, sent.Problem);

    /// <summary>The same problem, where people who have a quality are called by it.</summary>
    private Problem? InWords(Problem? problem) => problem is null ? null : problem with
    {
        Detail = PersonWords.InWords(problem.Detail, Members),
        Faults = [.. problem.Faults.Select(fault => fault with { Message = PersonWords.InWords(fault.Message, Members) })],
    };

    private PointView PointOf(int page)
    {
        var goesOn = Session.Chair == Me && PointView.HasQuorum(Session);
        var next = goesOn ? Session.NextItem(item => ItemOf(item.ApplicationId) is not null) : null;
        var here = Session.AtHand?.ApplicationId;
        return new PointView(Call, Session, Addresses.JuryAnew(Session.Id, page))
        {
            File = here is null ? null : ItemOf(here)?.File,
            IsRecused = here is not null && Recused.Contains(here),
            Vote = here is not null && ItemOf(here) is not null ? Addresses.JuryItem(Session.Id, PageOf(here), here) : null,
            TakesUp = goesOn ? Addresses.JuryPoint(Session.Id) : null,
            AwaitsQuorum = Session.Chair == Me && !goesOn,
            Next = next,
            NextFile = next is null ? null : ItemOf(next.ApplicationId)?.File,
        };
    }

    /// <summary>The application that is nearest to its quorum, while none has it and votes are still taken.</summary>
    private JurySessionItem? Lacking => Session.Minutes is null && Call.End is null && !Items.Any(item => item.HasQuorum)
        ? Items.MinBy(item => item.Answer.Needed - item.Answer.Present)
        : null;

    private JurySessionItem? ItemOf(string application) => Items.FirstOrDefault(item => item.Answer.Application == application);

    /// <summary>The page of the agenda on which an application stands.</summary>
    public int PageOf(string application) =>
        (Items.TakeWhile(item => item.Answer.Application != application).Count() / Paging.Size) + 1;
}
