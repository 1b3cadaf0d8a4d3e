using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Calls;

namespace Territoires.Core.Publication;

/// <summary>The administrator calls the first of the reserve, in the place of a laureate who gave up.</summary>
public sealed class CallReserve(CallDesk desk)
{
    public async Task<Result<Loaded<CallState>, ActRefusal<CallRefusal>>> RunAsync(
        string call, string reason, int seen, Act act, CancellationToken cancellation) =>
        await desk.FindAsync(call, act.Actor, cancellation) is { } loaded
            ? await desk.ActAsync(loaded, new CallCommand.CallReserve(reason, seen), act)
            : new ActRefusal<CallRefusal>.NotFound();
}
