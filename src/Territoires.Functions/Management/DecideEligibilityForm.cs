using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Domain;
using Territoires.Functions.Identity;
using Territoires.Functions.Instruction;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>The secretary decides on one application from its page.</summary>
public sealed class DecideEligibilityForm(DecideEligibility decide, ShowManagedFile page)
{
    [Function(nameof(DecideEligibilityForm)), Policy(Permission.DecideEligibility)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gestion/appels/{call}/recevabilite/{id}")] HttpRequest request,
        string call, string id, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var act = request.Act();
        var typed = EligibilityForm.Of(await request.ReadFormAsync(cancellation));
        if (typed.Choice is not (EligibilityForm.Yes or EligibilityForm.No))
        {
            return await page.PageAsync(call, id, act, typed, Problems.FormUnreadable(new Fault("admissible", "Choisissez\u00a0: recevable ou non recevable.")), cancellation);
        }

        var decided = await decide.DecideAsync(id, new EligibilityRequest(typed.Choice == EligibilityForm.Yes, typed.Lines), act, durable, cancellation);
        return decided.IsRefused
            ? await page.PageAsync(call, id, act, typed, decided.Refusal, cancellation)
            : Results.LocalRedirect(Addresses.ManagedEligibility(call));
    }
}
