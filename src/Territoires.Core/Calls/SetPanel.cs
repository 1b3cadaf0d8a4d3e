using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Calls;
using Territoires.Domain.Jury;

namespace Territoires.Core.Calls;

/// <summary>The secretary composes the jury, or composes it anew over the panel that they saw, until a session is convened.</summary>
public sealed class SetPanel(CallDesk desk)
{
    /// <param name="call">The call.</param>
    /// <param name="seats">Every seat.</param>
    /// <param name="isSeen">Whether the panel of the call is the one that the sender saw; null when they compose the first one.</param>
    /// <param name="act">Who, and when.</param>
    /// <param name="cancellation">Client gone.</param>
    public async Task<Result<Loaded<CallState>, ActRefusal<CallRefusal>>> RunAsync(
        string call, IReadOnlyList<Seat> seats, Predicate<CallState>? isSeen, Act act, CancellationToken cancellation)
    {
        if (await desk.FindAsync(call, act.Actor, cancellation) is not { State: { } state } loaded)
        {
            return new ActRefusal<CallRefusal>.NotFound();
        }

        // What the sender saw is the panel; the save holds the whole call unchanged since it was read.
        return isSeen?.Invoke(state) ?? (state.Panel.Count == 0 || state.Panel.SequenceEqual(seats))
            ? await desk.ActAsync(loaded, new CallCommand.SetPanel(seats), act, loaded.EntityTag)
            : new ActRefusal<CallRefusal>.Stale();
    }
}
