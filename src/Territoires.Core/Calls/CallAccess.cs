using Territoires.Domain.Calls;

namespace Territoires.Core.Calls;

/// <summary>Who may know of a call: everybody once it opened; before, those who write it and those who audit.</summary>
public static class CallAccess
{
    public static bool MayRead(CallState call, Actor actor) =>
        call.IsPublic || MayChange(call, actor) || (actor.Is(Role.Auditor) && actor.MayTouch(call.Id));

    public static bool MayChange(CallState call, Actor actor) => actor.Is(Role.Administrator) && actor.MayTouch(call.Id);
}
