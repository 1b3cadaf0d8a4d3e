using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using Territoires.Domain.Selection;

namespace Territoires.Core.Designation;

/// <summary>The secretary sends the jury's proposal: computed from the signed minutes, written by nobody.</summary>
public sealed class SendProposal(CallDesk desk, Selections selections)
{
    public async Task<Result<Loaded<CallState>, ActRefusal<CallRefusal>>> RunAsync(
        string call, Act act, CancellationToken cancellation)
    {
        if (await desk.FindAsync(call, act.Actor, cancellation) is not { State: { } state } loaded)
        {
            return new ActRefusal<CallRefusal>.NotFound();
        }

        var outcome = await selections.OutcomeAsync(state, cancellation);
        var nothingYet = new SessionOutcome(state.SessionId ?? string.Empty, call, IsSigned: false, []);
        var proposal = state.Proposal ?? Proposal.Of(outcome ?? nothingYet, state.Rules.Places);
        return await desk.ActAsync(loaded, new CallCommand.SendProposal(proposal, outcome), act);
    }
}
