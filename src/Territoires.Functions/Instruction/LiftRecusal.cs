using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Domain.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Instruction;

/// <summary>Whose recusal is lifted, and why.</summary>
public sealed record LiftingRequest(string Juror, string Reason);

/// <summary>The secretary lifts a recusal that a member declared by mistake, until the jury is convened.</summary>
public sealed class LiftRecusal(CallStore calls, ApplicationStore applications)
{
    [Function(nameof(LiftRecusal)), Policy(Permission.AssignReviews)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/recusals/lifting")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var read = await JsonBody.ReadAsync<LiftingRequest>(request, cancellation);
        return read.IsRefused ? read.Refusal.ToResult() : (await LiftAsync(id, read.Value, request.Act(), cancellation))?.ToResult() ?? Results.NoContent();
    }

    /// <summary>The act itself, for the API and for the form; null when it is done.</summary>
    public async Task<Problem?> LiftAsync(string id, LiftingRequest request, Act act, CancellationToken cancellation)
    {
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { } state } application)
        {
            return Problems.NotFound;
        }

        var call = await calls.ReadAsync(state.CallId, cancellation);
        var saved = await applications.ActAsync(application, new ApplicationCommand.LiftRecusal(request.Juror, request.Reason, call), act);
        return saved.IsRefused ? Problems.Of(saved.Refusal) : null;
    }
}
