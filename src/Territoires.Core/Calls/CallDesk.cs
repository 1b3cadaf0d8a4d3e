using Microsoft.DurableTask.Client;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Calls;

namespace Territoires.Core.Calls;

/// <summary>What every act on a call has in common: find it, as somebody who may act on it, act on it, tell what follows.</summary>
public sealed class CallDesk(CallStore calls, Outbox outbox)
{
    /// <summary>Null when there is no such call, or the actor's token was made for another one.</summary>
    public async Task<Loaded<CallState>?> FindAsync(string call, Actor actor, CancellationToken cancellation) =>
        await calls.LoadAsync(call, cancellation) is { State: not null } loaded && actor.MayTouch(call) ? loaded : null;

    /// <summary>For acts whose facts ask for nothing.</summary>
    public async Task<Result<Loaded<CallState>, ActRefusal<CallRefusal>>> ActAsync(Loaded<CallState> call, CallCommand command, Act act, string? ifMatch = null)
    {
        var saved = await calls.ActAsync(call, command, act, ifMatch);
        return saved.IsRefused ? saved.Refusal : saved.Value.Aggregate;
    }

    public async Task<Result<Loaded<CallState>, ActRefusal<CallRefusal>>> ActAsync(Loaded<CallState> call, CallCommand command, Act act, DurableTaskClient durable)
    {
        var saved = await calls.ActAsync(call, command, act);
        if (saved.IsRefused)
        {
            return saved.Refusal;
        }

        await outbox.DispatchAsync(saved.Value, durable);
        return saved.Value.Aggregate;
    }
}
