using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>An administrator confirms the opening.</summary>
public sealed class OpenCallForm(OpenCall open, ShowManagedOpening page)
{
    [Function(nameof(OpenCallForm)), Policy(Permission.OpenCalls)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gestion/appels/{call}/ouverture")] HttpRequest request,
        string call, CancellationToken cancellation)
    {
        var act = request.Act();
        if (Confirmation.Opening.MissingIn(await request.ReadFormAsync(cancellation)) is { } unconfirmed)
        {
            return await page.PageAsync(call, act.Actor, unconfirmed, cancellation);
        }

        var saved = await open.RunAsync(call, act, cancellation);
        return saved.IsRefused
            ? await page.PageAsync(call, act.Actor, Problems.Of(saved.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedCall(call));
    }
}
