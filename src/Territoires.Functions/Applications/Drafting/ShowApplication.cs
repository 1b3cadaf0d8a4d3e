using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Domain.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications.Drafting;

/// <summary>Where an application stands: what is left to do of a draft; what happens next to what was submitted.</summary>
public sealed class ShowApplication(CallStore calls, ApplicationStore applications, JuryReasons reasons)
{
    [Function(nameof(ShowApplication)), Policy(Permission.WriteApplications)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "candidatures/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var act = request.Act();
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { } state } || !ApplicationAccess.IsOwner(state, act.Actor))
        {
            return Problems.NotFound.ToResult();
        }

        var call = await calls.ReadAsync(state.CallId, cancellation);
        var reason = ApplicationOutcome.Of(state, call, act.ReceivedAt) is null ? null : await reasons.OfAsync(state, call, cancellation);
        return new RazorComponentResult<ApplicationPage>(new { Call = call, Application = state, Now = act.ReceivedAt, JuryReason = reason });
    }
}
