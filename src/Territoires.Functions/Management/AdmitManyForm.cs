using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Functions.Identity;
using Territoires.Functions.Instruction;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>The secretary confirms: each application has its own decision, and the first that is refused is said; those before it stand.</summary>
public sealed class AdmitManyForm(DecideEligibility decide, ShowManagedEligibility page)
{
    [Function(nameof(AdmitManyForm)), Policy(Permission.DecideEligibility)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gestion/appels/{call}/recevabilite")] HttpRequest request,
        string call, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var ids = (await request.ReadFormAsync(cancellation))["ids"].OfType<string>().ToArray();
        var ofThisCall = (await page.SubmittedAsync(call, cancellation)).Select(application => application.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in ids.Where(ofThisCall.Contains))
        {
            var decided = await decide.DecideAsync(id, new EligibilityRequest(Admissible: true), request.Act(), durable, cancellation);
            if (decided.IsRefused)
            {
                return await page.PageAsync(call, request.Actor(), ids, decided.Refusal, cancellation);
            }
        }

        return Results.LocalRedirect(Addresses.ManagedEligibility(call));
    }
}
