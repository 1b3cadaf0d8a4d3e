using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Calls;

namespace Territoires.Core.Calls;

/// <summary>
/// An administrator writes a call down, or a secretary prepares it; or they write it anew, over the version that they saw, while it has
/// not opened.
/// </summary>
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
        if (isCreation && loaded.State is not null)
        {
            return new ActRefusal<CallRefusal>.Stale();
        }

        var command = new CallCommand.Define(call, rules, from, CallAccess.AuthorOf(act.Actor));
        return loaded.State is { IsPublic: false } there && !CallAccess.MayChange(there, act.Actor)
            ? new ActRefusal<CallRefusal>.NotFound()
            : await desk.ActAsync(loaded, command, act, ifMatch ?? loaded.EntityTag);
    }
}
