using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Web.Answers;
using Territoires.Web.Files;
using Territoires.Web.OpenApi;

namespace Territoires.Functions.Api;

/// <summary>The receipt of a submission: the same for ever.</summary>
public sealed class ReadReceipt(CallStore calls, ApplicationStore applications, Receipts receipts)
{
    [Function(nameof(ReadReceipt)), Policy(Permission.ReadApplications)]
    [Summary("Lire le récépissé"), Gives<ReceiptAnswer>]
    public async Task<IResult> ReadReceiptAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/applications/{id}/receipt")] HttpRequest request, string id,
        CancellationToken cancellation)
    {
        if (await applications.FindAsync(id, request.Actor(), cancellation) is not { State: { Submission: not null } state })
        {
            return Problems.NotFound.ToResult();
        }

        return Tagged.Json(
            request, await receipts.OfAsync(state, await calls.ReadAsync(state.CallId, cancellation), request.Actor(), cancellation));
    }
}
