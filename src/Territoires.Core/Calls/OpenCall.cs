using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Calls;
using Territoires.Domain.Selection;

namespace Territoires.Core.Calls;

/// <summary>An administrator freezes the rules and makes the call public; its orchestration then waits for the calendar.</summary>
public sealed class OpenCall(CallDesk desk, DrawSeedStore seeds)
{
    public async Task<Result<Loaded<CallState>, ActRefusal<CallRefusal>>> RunAsync(
        string call, Act act, CancellationToken cancellation)
    {
        if (await desk.FindAsync(call, act.Actor, cancellation) is not { State: { } state } loaded)
        {
            return new ActRefusal<CallRefusal>.NotFound();
        }

        // A call that is already open committed itself when it was opened.
        var commitment = state.IsPublic ? null : Draw.Commitment(await seeds.OfAsync(call));
        return await desk.ActAsync(loaded, new CallCommand.Open(commitment), act);
    }
}
