using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Designation;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>The secretary sends the proposal from the page of the session.</summary>
public sealed class SendProposalForm(SendProposal send, ShowManagedSession page)
{
    [Function(nameof(SendProposalForm)), Policy(Permission.SendProposal)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gestion/appels/{call}/seance/proposition")] HttpRequest request,
        string call, CancellationToken cancellation)
    {
        if (Confirmation.Proposal.MissingIn(await request.ReadFormAsync(cancellation)) is { } unconfirmed)
        {
            return await page.PageAsync(call, request.Actor(), unconfirmed, cancellation);
        }

        var sent = await send.RunAsync(call, request.Act(), cancellation);
        return sent.IsRefused
            ? await page.PageAsync(call, request.Actor(), Problems.Of(sent.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedDesignation(call));
    }
}
