using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Functions.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>An administrator puts off the closing, in the call’s own zone.</summary>
public sealed class ExtendCallForm(ExtendCall extend, ShowManagedExtension page)
{
    [Function(nameof(ExtendCallForm)), Policy(Permission.ExtendCalls)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gestion/appels/{call}/prolongation")] HttpRequest request,
        string call, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        string Typed(string field) => LocalTime.Whole(form[field].ToString());
        var typed = new ExtensionRequest(Typed("closes"), form["reason"].ToString().ReplaceLineEndings("\n"), Typed("reviewsBy"), Typed("earliestPublication"));
        if (Confirmation.Extension.MissingIn(form) is { } unconfirmed)
        {
            return await page.PageAsync(call, request.Actor(), typed, unconfirmed, cancellation);
        }

        var saved = await extend.RunAsync(call, typed.Over, typed.Reason.Trim(), request.Act(), cancellation);
        return saved.IsRefused
            ? await page.PageAsync(call, request.Actor(), typed, Problems.Of(saved.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedExtension(call));
    }
}
