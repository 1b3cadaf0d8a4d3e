using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Calls;

namespace Territoires.Core.Publication;

/// <summary>The administrator notes that a laureate of the public list gave up.</summary>
public sealed class WithdrawLaureate(CallDesk desk)
{
    public async Task<Result<Loaded<CallState>, ActRefusal<CallRefusal>>> RunAsync(
        string call, string number, string reason, int seen, Act act, CancellationToken cancellation) =>
        await desk.FindAsync(call, act.Actor, cancellation) is { } loaded
            ? await desk.ActAsync(loaded, new CallCommand.WithdrawLaureate(number.Trim().ToLowerInvariant(), reason, seen), act)
            : new ActRefusal<CallRefusal>.NotFound();
}
