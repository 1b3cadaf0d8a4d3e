using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.JurySessions;
using Territoires.Domain.Jury;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>The secretary takes the minutes back from the page of the session, with the reason.</summary>
public sealed class TakeBackMinutesForm(SessionDesk desk, ShowManagedSession page)
{
    [Function(nameof(TakeBackMinutesForm)), Policy(Permission.RunSession)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gestion/appels/{call}/seance/proces-verbal/reprise")] HttpRequest request,
        string call, CancellationToken cancellation)
    {
        var reason = (await request.ReadFormAsync(cancellation))["reason"].ToString().ReplaceLineEndings("\n");
        var taken = await desk.ActAsync(SessionStore.IdOf(call), new JurySessionCommand.TakeBackMinutes(reason), request.Act(), cancellation);
        return taken.IsRefused
            ? await page.PageAsync(call, request.Actor(), Problems.Of(taken.Refusal), cancellation, takingBack: reason)
            : Results.LocalRedirect(Addresses.ManagedSession(call));
    }
}
