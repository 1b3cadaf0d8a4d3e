using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Domain;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>
/// The secretary decides on one application from its page, or decides again. What closes the door to an applicant is shown
/// with its consequence first.
/// </summary>
public sealed class DecideEligibilityForm(DecideEligibility decide, ShowManagedFile page)
{
    [Function(nameof(DecideEligibilityForm)), Policy(Permission.DecideEligibility)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gestion/appels/{call}/recevabilite/{id}")] HttpRequest request,
        string call, string id, CancellationToken cancellation)
    {
        var act = request.Act();
        var fields = await request.ReadFormAsync(cancellation);
        var typed = EligibilityForm.Of(fields);
        if (!typed.IsChosen)
        {
            return await page.PageAsync(call, id, act, typed, Problems.FormUnreadable(new Fault("admissible", "Choisissez\u00a0: recevable ou non recevable.")), cancellation);
        }

        if (typed.AsksToConfirm && !fields.ContainsKey(EligibilityForm.ConfirmedField))
        {
            return await decide.WouldBeRefusedAsync(id, typed.ToRequest(), act, cancellation) is { } refusal
                ? await page.PageAsync(call, id, act, typed, Problems.Of(refusal), cancellation)
                : await page.ConfirmAsync(call, id, act, typed, cancellation);
        }

        var decided = await decide.RunAsync(id, typed.ToRequest(), act, cancellation);
        return decided.IsRefused
            ? await page.PageAsync(call, id, act, typed, Problems.Of(decided.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedEligibility(call));
    }
}
