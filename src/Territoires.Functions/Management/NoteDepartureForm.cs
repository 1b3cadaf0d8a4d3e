using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.JurySessions;
using Territoires.Domain.Jury;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>The secretary notes a departure from the page of the session.</summary>
public sealed class NoteDepartureForm(SessionDesk desk, ShowManagedSession page)
{
    [Function(nameof(NoteDepartureForm)), Policy(Permission.RunSession)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gestion/appels/{call}/seance/departs")] HttpRequest request,
        string call, CancellationToken cancellation)
    {
        var juror = (await request.ReadFormAsync(cancellation))["juror"].ToString();
        var left = await desk.ActAsync(SessionStore.IdOf(call), new JurySessionCommand.Leave(juror), request.Act(), cancellation);
        return left.IsRefused
            ? await page.PageAsync(call, request.Actor(), Problems.Of(left.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedSession(call));
    }
}
