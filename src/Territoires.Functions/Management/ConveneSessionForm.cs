using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.JurySessions;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>The secretary convenes the jury from the page of the session.</summary>
public sealed class ConveneSessionForm(ConveneSession convene, ShowManagedSession page)
{
    [Function(nameof(ConveneSessionForm)), Policy(Permission.RunSession)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gestion/appels/{call}/seance")] HttpRequest request,
        string call, CancellationToken cancellation)
    {
        if (Confirmation.Convening.MissingIn(await request.ReadFormAsync(cancellation)) is { } unconfirmed)
        {
            return await page.PageAsync(call, request.Actor(), unconfirmed, cancellation);
        }

        var convened = await convene.RunAsync(call, request.Act(), cancellation);
        return convened.IsRefused
            ? await page.PageAsync(call, request.Actor(), Problems.Of(convened.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedSession(call));
    }
}
