using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Calls;

namespace Territoires.Core.Calls;

/// <summary>What every act on a call has in common: find it, as somebody who may act on it, act on it.</summary>
public sealed class CallDesk(CallStore calls)
{
    /// <summary>Null when there is no such call, or the actor's token was made for another one.</summary>
    public async Task<Loaded<CallState>?> FindAsync(string call, Actor actor, CancellationToken cancellation) =>
        await calls.LoadAsync(call, cancellation) is { State: not null } loaded && actor.MayTouch(call) ? loaded : null;

    public async Task<Result<Loaded<CallState>, ActRefusal<CallRefusal>>> ActAsync(
        Loaded<CallState> call, CallCommand command, Act act, string? ifMatch = null)
    {
        var saved = await calls.ActAsync(call, command, act, ifMatch);
        return saved.IsRefused ? saved.Refusal : saved.Value.Aggregate;
    }
}
