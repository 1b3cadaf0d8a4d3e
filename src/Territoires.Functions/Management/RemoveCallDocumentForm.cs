using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Calls;
using Territoires.Domain.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>Takes a document away from a call that is not open yet.</summary>
public sealed class RemoveCallDocumentForm(RemoveCallDocument remove, ShowManagedDocuments page)
{
    [Function(nameof(RemoveCallDocumentForm)), Policy(Permission.DefineCalls)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gestion/appels/{call}/documents/{name}/retrait")] HttpRequest request,
        string call, string name, CancellationToken cancellation)
    {
        var act = request.Act();
        var form = await request.ReadFormAsync(cancellation);
        var removed = await remove.RunAsync(call, new CallCommand.RemoveDocument(name, form["empreinte"].ToString()), act, cancellation);
        return removed.IsRefused
            ? await page.PageAsync(call, act.Actor, string.Empty, Problems.Of(removed.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedDocuments(call));
    }
}
