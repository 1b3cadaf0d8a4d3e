using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Calls;

namespace Territoires.Core.Calls;

/// <summary>An administrator writes a call down, or writes it anew, over the version that they saw, while it has not opened.</summary>
public sealed class DefineCall(CallStore calls, CallDesk desk)
{
    public async Task<Result<Loaded<CallState>, ActRefusal<CallRefusal>>> RunAsync(
        string call, CallRules rules, bool isCreation, string? ifMatch, Act act, CancellationToken cancellation, string? from = null)
    {
        if (!act.Actor.MayTouch(call))
        {
            return new ActRefusal<CallRefusal>.NotFound();
        }

        var loaded = await calls.LoadAsync(call, cancellation);
        return isCreation && loaded.State is not null
            ? new ActRefusal<CallRefusal>.Stale()
            : await desk.ActAsync(loaded, new CallCommand.Define(call, rules, from), act, ifMatch ?? loaded.EntityTag);
    }
}
