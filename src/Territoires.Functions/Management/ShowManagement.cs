using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>The calls of whoever runs, decides, publishes or audits, and whose turn it is in each.</summary>
public sealed class ShowManagement(ManagedCalls managed, CallOverviews overviews, Failures failures)
{
    [Function(nameof(ShowManagement)), Policy(Permission.ReadChoice)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "gestion")] HttpRequest request,
        [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var act = request.Act();
        var all = new List<CallOverview>();
        foreach (var call in await managed.AllAsync(act.Actor, cancellation))
        {
            all.Add(await overviews.OfAsync(call, act, durable, cancellation));
        }

        var failed = Policies.Permits(Permission.MendFailures, act.Actor) ? (await failures.AllAsync(cancellation)).Count : 0;
        return new RazorComponentResult<ManagementPage>(new { Calls = all, Creates = Policies.Permits(Permission.DefineCalls, act.Actor), Failed = failed });
    }
}
