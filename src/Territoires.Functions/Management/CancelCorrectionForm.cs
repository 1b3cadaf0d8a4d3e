using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Applications.Correcting;
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
        return await cancel.CancelAsync(id, act, cancellation) is { } problem
            ? await page.PageAsync(call, id, act, null, problem, cancellation)
            : Results.LocalRedirect(Addresses.ManagedFile(call, id));
    }
}
