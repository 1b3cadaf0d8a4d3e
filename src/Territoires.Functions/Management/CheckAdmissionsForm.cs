using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>An act on many is shown before it is done: the applications ticked, listed; nothing is saved.</summary>
public sealed class CheckAdmissionsForm(ManagedCalls managed, ShowManagedEligibility page)
{
    [Function(nameof(CheckAdmissionsForm)), Policy(Permission.DecideEligibility, Body = BodyKind.Text)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gestion/appels/{call}/recevabilite/verification")] HttpRequest request, string call, CancellationToken cancellation)
    {
        var fields = await request.ReadFormAsync(cancellation);
        var ticked = fields["ids"].OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (await managed.FindAsync(call, request.Actor(), cancellation) is not { State: { } state })
        {
            return Problems.NotFound.ToResult();
        }

        var asked = ListAsked.Of(fields);
        var submitted = await page.SubmittedAsync(call, cancellation);
        var chosen = submitted.Where(application => application.AwaitsEligibility && ticked.Contains(application.Id)).ToArray();
        return chosen.Length == 0
            ? await page.PageAsync(call, request.Actor(), asked, [], Problems.FormUnreadable(new Fault("ids", "Cochez au moins une candidature sans décision.")), cancellation)
            : new RazorComponentResult<ConfirmAdmissionsPage>(new { Call = state, Applications = chosen, Shared = SharedBodies.Among(submitted), Asked = asked });
    }
}
