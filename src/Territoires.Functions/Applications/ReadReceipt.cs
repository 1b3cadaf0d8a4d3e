using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.OpenApi;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications;

/// <summary>The receipt of a submission: the same for ever.</summary>
public sealed class ReadReceipt(CallStore calls, ApplicationStore applications, Receipts receipts)
{
    [Function(nameof(ReadReceipt)), Policy(Permission.ReadApplications)]
    [Summary("Lire le récépissé"), Gives<ReceiptAnswer>]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/applications/{id}/receipt")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (await applications.FindAsync(id, request.Actor(), cancellation) is not { State: { Submission: not null } state })
        {
            return Problems.NotFound.ToResult();
        }

        return Tagged.Json(request, await receipts.OfAsync(state, await calls.ReadAsync(state.CallId, cancellation), request.Actor(), cancellation));
    }
}
