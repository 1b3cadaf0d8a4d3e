using Territoires.Core.Accounts;
using Territoires.Core.Applications;
using Territoires.Core.JurySessions;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Jury;

namespace Territoires.Web.Juror.Voting;

/// <summary>A session as one of its jurors reads it: the session, its call, and the files of the call in one list.</summary>
/// <param name="Members">What is shown of each member, by id.</param>
/// <param name="Withdrawn">Those that were the juror's to read until they were taken back.</param>
internal sealed record JurySessionRead(
    CallState Call, JurySessionState Session, string Me, JurySessionItem[] Items, IReadOnlyList<ListedApplication> Withdrawn,
    IReadOnlyDictionary<string, string> Members)
{
    /// <summary>Null when it is not theirs to know.</summary>
    public static async Task<JurySessionRead?> OfAsync(
        SessionDesk desk, Selections selections, Qualities qualities, string id, Actor actor, CancellationToken cancellation)
    {
        var juror = actor.AsJuror();
        if (await desk.FindAsync(id, juror, cancellation) is not { Session.State: { } session, Call: var call })
        {
            return null;
        }

        var all = await selections.ApplicationsAsync(call.Id, cancellation);
        return new JurySessionRead(call, session, actor.Id, JuryAgenda.Of(session, call, all, juror),
            [.. Selections.WithdrawnAmong(all).Where(application => ApplicationAccess.WasOfItsJury(application, call, juror))],
            await qualities.NamesAsync(session.Seats.SelectMany(seat => seat.Members()), cancellation));
    }

    /// <summary>The page, as it stands or with what was just refused.</summary>
    public IResult Show(JurySessionSent sent) => Page.Of(
        new JurySessionPage
        {
            Call = Call,
            Session = Session,
            Me = Me,
            Members = Members,
            Items = Items.Page(sent.Page),
            Withdrawn = Withdrawn,
            Sent = sent,
        }, sent.Problem);
}
