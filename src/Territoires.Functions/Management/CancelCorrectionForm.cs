using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>The secretary takes a request for a correction back, from the page of the file.</summary>
public sealed class CancelCorrectionForm(CancelCorrection cancel, ShowManagedFile page)
{
    [Function(nameof(CancelCorrectionForm)), Policy(Permission.AskCorrections)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gestion/appels/{call}/recevabilite/{id}/correction/annulation")] HttpRequest request,
        string call, string id, CancellationToken cancellation)
    {
        var act = request.Act();
        var cancelled = await cancel.RunAsync(id, act, cancellation);
        return cancelled.IsRefused
            ? await page.PageAsync(call, id, act, null, Problems.Of(cancelled.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedFile(call, id));
    }
}
