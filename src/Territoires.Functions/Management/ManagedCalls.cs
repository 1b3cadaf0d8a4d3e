using Microsoft.AspNetCore.Http;
using Territoires.Domain;
using Territoires.Domain.Calls;
using Territoires.Functions.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Storage;

namespace Territoires.Functions.Management;

/// <summary>The calls of whoever manages: what the desk's pages have in common.</summary>
public sealed class ManagedCalls(CallStore calls)
{
    /// <summary>The call, when it is the actor's to manage; null otherwise.</summary>
    public async Task<Loaded<CallState>?> FindAsync(string call, Actor actor, CancellationToken cancellation)
    {
        if (!CallId.IsValid(call))
        {
            return null;
        }

        var loaded = await calls.LoadAsync(call, cancellation);
        return loaded.State is { } state && MayManage(state, actor) ? loaded : null;
    }

    public async Task<IReadOnlyList<CallState>> AllAsync(Actor actor, CancellationToken cancellation) =>
    [
        .. (await calls.AllAsync(cancellation))
            .Where(call => MayManage(call, actor))
            .OrderByDescending(call => call.Rules.Calendar.Opens.Instant)
            .ThenBy(call => call.Id, StringComparer.Ordinal),
    ];

    /// <summary>Faults of a form that never became an act: what was typed cannot be read.</summary>
    public static Problem Unreadable(params Fault[] faults) =>
        new("formulaire-incomplet", StatusCodes.Status422UnprocessableEntity, "Le formulaire ne peut pas être enregistré ainsi.",
            faults.Length == 1 ? faults[0].Message : $"{faults.Length} points sont à corriger.", "Corrigez les points indiqués puis envoyez de nouveau.")
        { Faults = faults };

    private static bool MayManage(CallState call, Actor actor) => actor.MayTouch(call.Id) && CallAccess.MayRead(call, actor);
}
