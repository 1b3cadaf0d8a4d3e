using Territoires.Domain.Calls;
using Territoires.Domain.Jury;

namespace Territoires.Core.JurySessions;

/// <summary>Who may know of a call's jury and its session: its members, and those who run, decide on and audit the call.</summary>
public static class SessionAccess
{
    public static bool MayRead(CallState call, Actor actor) =>
        actor.MayTouch(call.Id) && (MayReadEach(actor) || IsMember(call, actor));

    /// <summary>The same for whoever read the session alone: its seats are those of the panel, which does not change any more.</summary>
    public static bool MayRead(JurySessionState session, Actor actor) =>
        actor.MayTouch(session.CallId) && (MayReadEach(actor) || (actor.Is(Role.Juror) && session.SeatOf(actor.Id) is not null));

    public static bool IsMember(CallState call, Actor actor) => actor.Is(Role.Juror) && call.IsOnPanel(actor.Id);

    private static bool MayReadEach(Actor actor) => actor.Is(Role.Secretary) || actor.Is(Role.Authority) || actor.Is(Role.Auditor);
}
