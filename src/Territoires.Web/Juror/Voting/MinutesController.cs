using Territoires.Core.Accounts;
using Territoires.Core.JurySessions;
using Territoires.Web.Answers;
using Territoires.Web.Files;

namespace Territoires.Web.Juror.Voting;

/// <summary>The minutes as a page to read and to print, at an address that stays.</summary>
public sealed class MinutesController(SessionDesk desk, Selections selections, Qualities qualities) : ControllerBase
{
    /// <summary>
    /// Once they are drafted, to everybody who may know of the session. Each file has its name for whoever may read it, and each member
    /// what they are shown as: what the API hands on names none.
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
        var people = session.Seats.SelectMany(seat => seat.Members()).Concat(session.Signatures.Select(signature => signature.SignerId));
        return Page.Of(new MinutesPage
        {
            Minutes = MinutesAnswer.Of(session, call),
            Names = actor.Is(Role.Juror) ? NamedFiles.OfJury(all, call, actor) : NamedFiles.Among(all, call, actor),
            Members = await qualities.NamesAsync(people, cancellation),
        });
    }
}
