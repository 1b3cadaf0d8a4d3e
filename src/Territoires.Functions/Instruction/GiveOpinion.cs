using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Domain.Instruction;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Instruction;

/// <summary>What a service thinks: <c>favorable</c>, <c>reserved</c> or <c>unfavorable</c>, and why.</summary>
public sealed record OpinionRequest(Verdict Verdict, string? Text = null);

/// <summary>A service of the State gives its opinion on an application of its area; its last word stands.</summary>
public sealed class GiveOpinion(CallStore calls, ApplicationStore applications)
{
    [Function(nameof(GiveOpinion)), Policy(Permission.GiveOpinions)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/opinions")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var read = await JsonBody.ReadAsync<OpinionRequest>(request, cancellation);
        if (read.IsRefused)
        {
            return read.Refusal.ToResult();
        }

        var given = await GiveAsync(id, read.Value, request.Act(), cancellation);
        return given.IsRefused ? given.Refusal.ToResult() : Results.NoContent();
    }

    /// <summary>The act itself, for the API and for the form.</summary>
    public async Task<Result<ApplicationState, Problem>> GiveAsync(string id, OpinionRequest opinion, Act act, CancellationToken cancellation)
    {
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { } state } application || !ApplicationAccess.IsOfItsArea(state, act.Actor))
        {
            return Problems.NotFound;
        }

        var call = await calls.ReadAsync(state.CallId, cancellation);
        var saved = await applications.ActAsync(application, new ApplicationCommand.GiveOpinion(act.Actor.Id, opinion.Verdict, opinion.Text, call), act);
        return saved.IsRefused ? Problems.Of(saved.Refusal) : saved.Value.State;
    }
}
