using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Core.Applications;

/// <summary>
/// An administrator puts off the closing, for everybody and with a reason that everybody reads; it stands here because it asks
/// whether the examination of applications has begun.
/// </summary>
public sealed class ExtendCall(CallDesk desk, ApplicationStore applications)
{
    /// <param name="call">The call.</param>
    /// <param name="read">The whole calendar as it would be, or what of it cannot be read.</param>
    /// <param name="reason">Why.</param>
    /// <param name="act">Who, and when.</param>
    /// <param name="cancellation">Client gone.</param>
    public async Task<Result<Loaded<CallState>, ActRefusal<CallRefusal>>> RunAsync(
        string call, Func<Calendar, Result<Calendar, CallRefusal>> read, string reason, Act act, CancellationToken cancellation)
    {
        if (await desk.FindAsync(call, act.Actor, cancellation) is not { State: { } state } loaded)
        {
            return new ActRefusal<CallRefusal>.NotFound();
        }

        var calendar = read(state.Rules.Calendar);
        return calendar.IsRefused
            ? new ActRefusal<CallRefusal>.Refused(calendar.Refusal)
            : await desk.ActAsync(
                loaded, new CallCommand.Extend(calendar.Value, reason, await IsInstructionBegunAsync(call, cancellation)), act);
    }

    /// <summary>Asked whatever the stage: the call may close while this is read, and the decision is taken on what it is by then.</summary>
    private async Task<bool> IsInstructionBegunAsync(string call, CancellationToken cancellation) =>
        (await applications.ListAsync(call, cancellation))
            .Any(application => application is { Stage: ApplicationStage.Submitted, Admissible: not null });
}
