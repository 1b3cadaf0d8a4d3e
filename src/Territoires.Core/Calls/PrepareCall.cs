using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Calls;

namespace Territoires.Core.Calls;

/// <summary>A secretary sends the call that they prepared; an administrator approves it, or sends it back.</summary>
public sealed class PrepareCall(CallDesk desk)
{
    public async Task<Result<Loaded<CallState>, ActRefusal<CallRefusal>>> SendAsync(
        string call, Act act, CancellationToken cancellation) =>
        await FindAsync(call, act, cancellation) is { } loaded
            ? await desk.ActAsync(loaded, new CallCommand.SendPreparation(), act)
            : new ActRefusal<CallRefusal>.NotFound();

    /// <param name="call">The call.</param>
    /// <param name="seen">The version that was read: nobody approves what they did not.</param>
    /// <param name="act">Who, and when.</param>
    /// <param name="cancellation">Client gone.</param>
    public async Task<Result<Loaded<CallState>, ActRefusal<CallRefusal>>> ApproveAsync(
        string call, string seen, Act act, CancellationToken cancellation) =>
        await FindAsync(call, act, cancellation) is { } loaded
            ? await desk.ActAsync(loaded, new CallCommand.ApprovePreparation(), act, seen)
            : new ActRefusal<CallRefusal>.NotFound();

    public async Task<Result<Loaded<CallState>, ActRefusal<CallRefusal>>> ReturnAsync(
        string call, string reason, Act act, CancellationToken cancellation) =>
        await FindAsync(call, act, cancellation) is { } loaded
            ? await desk.ActAsync(loaded, new CallCommand.ReturnPreparation(reason), act)
            : new ActRefusal<CallRefusal>.NotFound();

    private async Task<Loaded<CallState>?> FindAsync(string call, Act act, CancellationToken cancellation) =>
        await desk.FindAsync(call, act.Actor, cancellation) is { State: { } state } loaded && CallAccess.MayChange(state, act.Actor)
            ? loaded
            : null;
}
