using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Calls;

namespace Territoires.Core.Calls;

/// <summary>Whoever writes the call takes a document away, before anybody outside may have read it.</summary>
public sealed class RemoveCallDocument(CallDesk desk)
{
    public async Task<Result<Loaded<CallState>, ActRefusal<CallRefusal>>> RunAsync(
        string call, CallCommand.RemoveDocument command, Act act, CancellationToken cancellation) =>
        await desk.FindAsync(call, act.Actor, cancellation) is { State: { } state } loaded && CallAccess.MayChange(state, act.Actor)
            ? await desk.ActAsync(loaded, command with { Author = CallAccess.AuthorOf(act.Actor) }, act)
            : new ActRefusal<CallRefusal>.NotFound();
}
