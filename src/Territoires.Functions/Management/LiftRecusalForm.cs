using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.JurySessions;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>The secretary lifts a recusal from the page of the file.</summary>
public sealed class LiftRecusalForm(LiftRecusal lift, ShowManagedFile page)
{
    [Function(nameof(LiftRecusalForm)), Policy(Permission.AssignReviews)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gestion/appels/{call}/recevabilite/{id}/deports/levee")] HttpRequest request,
        string call, string id, CancellationToken cancellation)
    {
        var act = request.Act();
        var fields = await request.ReadFormAsync(cancellation);
        var (juror, reason) = (fields["juror"].ToString(), fields["reason"].ToString().ReplaceLineEndings("\n"));
        var lifted = await lift.RunAsync(id, juror, reason, act, cancellation);
        return lifted.IsRefused
            ? await page.PageAsync(call, id, act, null, Problems.Of(lifted.Refusal), cancellation, (juror, reason))
            : Results.LocalRedirect(Addresses.ManagedFile(call, id));
    }
}
