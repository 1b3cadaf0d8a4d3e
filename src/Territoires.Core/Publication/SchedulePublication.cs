using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Calls;

namespace Territoires.Core.Publication;

/// <summary>The administrator sets the instant from which the list is public. Until it comes, it may be set anew.</summary>
public sealed class SchedulePublication(CallDesk desk)
{
    public async Task<Result<Loaded<CallState>, ActRefusal<CallRefusal>>> RunAsync(
        string call, DateTimeOffset at, Act act, CancellationToken cancellation) =>
        await desk.FindAsync(call, act.Actor, cancellation) is { } loaded
            ? await desk.ActAsync(loaded, new CallCommand.SchedulePublication(at.ToUniversalTime()), act)
            : new ActRefusal<CallRefusal>.NotFound();
}
