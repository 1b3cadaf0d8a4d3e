using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>The secretary erases the name of who signed, from the page of the file.</summary>
public sealed class EraseSignatureForm(EraseSignature erase, ShowManagedFile page)
{
    [Function(nameof(EraseSignatureForm)), Policy(Permission.EraseSignatures)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gestion/appels/{call}/recevabilite/{id}/signature/effacement")] HttpRequest request,
        string call, string id, CancellationToken cancellation)
    {
        var act = request.Act();
        if (Confirmation.Erasure.MissingIn(await request.ReadFormAsync(cancellation)) is { } unconfirmed)
        {
            return await page.PageAsync(call, id, act, null, unconfirmed, cancellation);
        }

        return await erase.RunAsync(id, act, cancellation) is { } refusal
            ? await page.PageAsync(call, id, act, null, Problems.Of(refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedFile(call, id));
    }
}
