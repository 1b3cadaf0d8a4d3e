using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>The secretary asks for a correction from its page, then sees it on that of the file.</summary>
public sealed class AskCorrectionForm(AskCorrection ask, ShowManagedCorrection page)
{
    [Function(nameof(AskCorrectionForm)), Policy(Permission.AskCorrections)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gestion/appels/{call}/recevabilite/{id}/correction")] HttpRequest request,
        string call, string id, CancellationToken cancellation)
    {
        var act = request.Act();
        var typed = CorrectionForm.Of(await request.ReadFormAsync(cancellation));
        var done = await ask.RunAsync(id, asked => typed.Request.ToCommand(asked, act.ReceivedAt), act, cancellation);
        return done.IsRefused
            ? await page.PageAsync(call, id, act.Actor, typed, Problems.Of(done.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedFile(call, id));
    }
}
