using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Calls;

namespace Territoires.Core.Applications;

/// <summary>
/// An administrator ends a call without a list, whatever is left undone; it stands here because it asks whether an application is
/// left that could be designated.
/// </summary>
public sealed class EndCall(CallDesk desk, ApplicationStore applications)
{
    public async Task<Result<Loaded<CallState>, ActRefusal<CallRefusal>>> RunAsync(
        string call, CallEndKind kind, string reason, Act act, CancellationToken cancellation) =>
        await desk.FindAsync(call, act.Actor, cancellation) is { } loaded
            ? await desk.ActAsync(loaded, new CallCommand.End(kind, reason, await AnyCandidateAsync(call, cancellation)), act)
            : new ActRefusal<CallRefusal>.NotFound();

    private async Task<bool> AnyCandidateAsync(string call, CancellationToken cancellation) =>
        (await applications.ListAsync(call, cancellation))
            .Any(application => application.IsAdmissible || application.AwaitsEligibility);
}
