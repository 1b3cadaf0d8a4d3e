using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Designation;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>The authority confirms what it saw; a missing reason brings the same page back with what was typed.</summary>
public sealed class DesignateForm(Designate designate, CheckDesignationForm confirm, ShowManagedDesignation page)
{
    [Function(nameof(DesignateForm)), Policy(Permission.Designate, Body = BodyKind.Text)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gestion/appels/{call}/designation")] HttpRequest request,
        string call, CancellationToken cancellation)
    {
        var act = request.Act();
        var typed = DesignationForm.Of(await request.ReadFormAsync(cancellation));
        var done = await designate.RunAsync(call, typed.ToRequest(), act, cancellation);
        if (!done.IsRefused)
        {
            return Results.LocalRedirect(Addresses.ManagedDesignation(call));
        }

        var wouldBe = await designate.WouldBeAsync(call, typed.ToRequest() with { Reasons = [] }, act, cancellation);
        return wouldBe.IsRefused || !Problems.Of(done.Refusal).IsAboutTheForm
            ? await page.PageAsync(call, act, typed, Problems.Of(done.Refusal), cancellation)
            : await confirm.PageAsync(call, act, typed, done.Refusal, wouldBe, cancellation);
    }
}
