using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>The dashboard of a call: where it stands, what blocks, whose turn it is.</summary>
public sealed class ShowManagedCall(ManagedCalls managed, CallOverviews overviews)
{
    [Function(nameof(ShowManagedCall)), Policy(Permission.ReadChoice)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "gestion/appels/{call}")] HttpRequest request,
        string call, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var act = request.Act();
        return await managed.FindAsync(call, act.Actor, cancellation) is { State: { } state }
            ? new RazorComponentResult<DashboardPage>(new { Overview = await overviews.OfAsync(state, act, durable, cancellation), Actor = act.Actor })
            : Problems.NotFound.ToResult();
    }
}
