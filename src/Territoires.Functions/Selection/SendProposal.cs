using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Core.Storage;
using Territoires.Core.Territories;
using Territoires.Domain;
using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using Territoires.Domain.Selection;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Selection;

/// <summary>The secretary sends the jury's proposal: computed from the signed minutes, written by nobody.</summary>
public sealed class SendProposal(CallStore calls, Selections selections, Outbox outbox)
{
    [Function(nameof(SendProposal)), Policy(Permission.SendProposal)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/proposal")] HttpRequest request,
        string call, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var sent = await SendAsync(call, request.Act(), durable, cancellation);
        return sent.IsRefused ? sent.Refusal.ToResult() : Results.Json(ProposalAnswer.Of(sent.Value), JsonBody.Options);
    }

    /// <summary>The act itself, for the API and for the form.</summary>
    public async Task<Result<CallState, Problem>> SendAsync(string call, Act act, DurableTaskClient durable, CancellationToken cancellation)
    {
        var loaded = await calls.LoadAsync(call, cancellation);
        if (loaded.State is not { } state || !act.Actor.MayTouch(call))
        {
            return Problems.NotFound;
        }

        var outcome = await selections.OutcomeAsync(state, cancellation);
        var nothingYet = new SessionOutcome(state.SessionId ?? string.Empty, call, IsSigned: false, []);
        var proposal = state.Proposal ?? Proposal.Of(outcome ?? nothingYet, state.Rules.Places);
        var saved = await calls.ActAsync(loaded, new CallCommand.SendProposal(proposal, outcome), act);
        if (saved.IsRefused)
        {
            return Problems.Of(saved.Refusal);
        }

        await outbox.DispatchAsync(saved.Value, durable);
        return saved.Value.State;
    }
}
