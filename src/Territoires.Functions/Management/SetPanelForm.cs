using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Calls;
using Territoires.Domain;
using Territoires.Domain.Jury;
using Territoires.Functions.Identity;
using Territoires.Functions.Jury;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>The secretary composes the jury from its page, over the version that they saw.</summary>
public sealed class SetPanelForm(SetPanel set, ShowManagedPanel page)
{
    [Function(nameof(SetPanelForm)), Policy(Permission.SetPanel, Body = BodyKind.Text)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gestion/appels/{call}/jury")] HttpRequest request,
        string call, CancellationToken cancellation)
    {
        var act = request.Act();
        var fields = await request.ReadFormAsync(cancellation);
        var typed = PanelForm.Of(fields);
        var version = fields["version"].ToString();
        var faults = new List<Fault>();
        var seats = typed.Read(faults);
        if (faults.Count > 0)
        {
            return await page.PageAsync(call, act.Actor, typed, version, Problems.FormUnreadable([.. faults, .. PanelCheck.Faults(seats)]), cancellation);
        }

        var done = await set.RunAsync(call, seats, PanelAnswer.IsSeen(version), act, cancellation);
        return done.IsRefused
            ? await page.PageAsync(call, act.Actor, typed, version, Problems.Of(done.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedPanel(call));
    }
}
