using Territoires.Domain.Calls;

namespace Territoires.Core.JurySessions;

/// <summary>Who may know of a call's jury and its session: its members, and those who run, decide on and audit the call.</summary>
public static class SessionAccess
{
    public static bool MayRead(CallState call, Actor actor) =>
        actor.MayTouch(call.Id)
        && (actor.Is(Role.Secretary) || actor.Is(Role.Authority) || actor.Is(Role.Auditor) || IsMember(call, actor));

    public static bool IsMember(CallState call, Actor actor) => actor.Is(Role.Juror) && call.IsOnPanel(actor.Id);
}
