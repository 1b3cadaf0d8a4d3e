using Territoires.Core.Accounts;
using Territoires.Core.JurySessions;
using Territoires.Core.Reviews;
using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using Territoires.Web.Deliberation;
using Territoires.Web.Files;

namespace Territoires.Web.Desk.Session;

/// <summary>What the page of a session shows beside what is saved.</summary>
/// <param name="Problem">Why the last form was refused.</param>
/// <param name="Agenda">Which fifty of the agenda, from 1.</param>
/// <param name="Typed">A reason of the jury that was typed and refused.</param>
/// <param name="TakingBack">The reason of a taking back that was typed and refused.</param>
/// <param name="Convening">The date and place that were typed.</param>
public sealed record SessionSent(
    Problem? Problem = null, int Agenda = 1, (string Application, string Text)? Typed = null, string TakingBack = "",
    ConveningForm? Convening = null);

/// <summary>The page of a session on the desk, as things stand and with what was just refused.</summary>
public sealed class SessionReading(
    ManagedCalls managed, SessionStore sessions, Selections selections, ReviewStore reviews, AccountStore accounts, Qualities qualities)
{
    public async Task<IResult> PageAsync(Actor actor, string call, SessionSent sent, CancellationToken cancellation)
    {
        if (await managed.FindAsync(call, actor, cancellation) is not { State: { } state }
            || sent.Problem is { IsAboutTheForm: false })
        {
            return (sent.Problem ?? Problems.NotFound).ToResult();
        }

        var submitted = await selections.ApplicationsAsync(call, cancellation);
        var names = NamedFiles.Among(submitted, state, actor);
        var session = state.SessionId is null ? null : (await sessions.LoadAsync(state.SessionId, cancellation)).State;
        var runs = state.End is null && Policies.Permits(Permission.RunSession, actor);
        return Page.Of(new ManagedSessionPage
        {
            Call = state,
            Session = session,
            Members = PersonWords.Shown(await qualities.NamesAsync(PeopleOf(session), cancellation)),
            Withdrawn = Selections.WithdrawnAmong(submitted),
            Check = session is null
                ? ConveningCheck.Of(
                    state, submitted, state.Rules.HasReading ? await reviews.ListAsync(call, cancellation) : [])
                : null,
            Names = names,
            WouldBe = state.Proposal is null ? await selections.WouldBeProposedAsync(state, cancellation) : null,
            Runs = runs,
            Point = PointView.IsShown(state, session) ? PointOf(state, session!, names, sent.Agenda, runs) : null,
            Strangers = await accounts.WithoutAccountAsync(state.SessionId is null
                ? state.Panel.SelectMany(seat => seat.Members())
                : [], cancellation),
            Sent = sent with { Problem = names.InWords(sent.Problem) },
        }, sent.Problem);
    }

    private static PointView PointOf(CallState call, JurySessionState session, NamedFiles names, int page, bool runs)
    {
        var goesOn = runs && PointView.HasQuorum(session);
        var next = goesOn ? session.NextItem(_ => true) : null;
        return new PointView(call, session, Addresses.ManagedSessionAnew(call.Id, page))
        {
            File = session.AtHand is { } here ? names[session.ItemOf(here.ApplicationId)!.Number] : null,
            TakesUp = goesOn ? Addresses.ManagedPoint(call.Id) : null,
            AwaitsQuorum = runs && !goesOn,
            Next = next,
            NextFile = next is null ? null : names[next.Number],
        };
    }

    private static IEnumerable<string> PeopleOf(JurySessionState? session) => session is null
        ? []
        : session.Seats.SelectMany(seat => seat.Members()).Concat(session.Signatures.Select(signature => signature.SignerId));
}
