using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications;

/// <summary>The receipt as a page to keep or print.</summary>
public sealed class ShowReceipt(CallStore calls, ApplicationStore applications, Receipts receipts)
{
    [Function(nameof(ShowReceipt)), Policy(Permission.WriteApplications)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "candidatures/{id}/recepisse")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (await applications.FindAsync(id, request.Actor(), cancellation) is not { State: { Submission: not null } state } || !ApplicationAccess.IsOwner(state, request.Actor()))
        {
            return Problems.NotFound.ToResult();
        }

        var call = await calls.ReadAsync(state.CallId, cancellation);
        return new RazorComponentResult<ReceiptPage>(new { Receipt = await receipts.OfAsync(state, call, request.Actor(), cancellation), Call = call, Application = state, Now = request.Act().ReceivedAt });
    }
}
