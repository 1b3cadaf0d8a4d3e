using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.JurySessions;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>The secretary has the votes counted and the minutes written from the page of the session.</summary>
public sealed class DraftMinutesForm(DraftMinutes draft, ShowManagedSession page)
{
    [Function(nameof(DraftMinutesForm)), Policy(Permission.RunSession)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gestion/appels/{call}/seance/proces-verbal")] HttpRequest request,
        string call, CancellationToken cancellation)
    {
        if (Confirmation.Drafting.MissingIn(await request.ReadFormAsync(cancellation)) is { } unconfirmed)
        {
            return await page.PageAsync(call, request.Actor(), unconfirmed, cancellation);
        }

        var drafted = await draft.RunAsync(SessionStore.IdOf(call), request.Act(), cancellation);
        return drafted.IsRefused
            ? await page.PageAsync(call, request.Actor(), Problems.Of(drafted.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedSession(call));
    }
}
