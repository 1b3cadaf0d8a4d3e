using Territoires.Domain.Calls;

namespace Territoires.Core.Calls;

/// <summary>
/// Who may know of a call: everybody once it opened; before, those who write it and those who audit. An administrator writes any; a
/// secretary the one that they prepare, as long as it is with them.
/// </summary>
public static class CallAccess
{
    public static bool MayRead(CallState call, Actor actor) =>
        call.IsPublic || MayChange(call, actor) || (actor.Is(Role.Auditor) && actor.MayTouch(call.Id));

    /// <summary>Those who write it. Whether it can be written now is for the decision to say.</summary>
    public static bool MayChange(CallState call, Actor actor) =>
        actor.MayTouch(call.Id) && (actor.Is(Role.Administrator) || IsAuthor(call, actor));

    /// <summary>True when whoever writes it can do so now: what pages offer.</summary>
    public static bool Writes(CallState call, Actor actor) => MayChange(call, actor)
        && (AuthorOf(actor) is null || call is { IsPublic: false, Preparation.IsWithAuthor: true });

    /// <summary>True for the secretary who prepared the call.</summary>
    public static bool IsAuthor(CallState call, Actor actor) => actor.Is(Role.Secretary) && call.Preparation?.By == actor.Id;

    /// <summary>As whom a call is written: a secretary by id; an administrator, and the program that opens a wave, as null.</summary>
    public static string? AuthorOf(Actor actor) => actor.Is(Role.Secretary) && !actor.Is(Role.Administrator) ? actor.Id : null;
}
