using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>What came of one application among many.</summary>
/// <param name="Refusal">Why nothing was decided; null when it was declared admissible.</param>
public sealed record AdmissionLine(string Id, string Number, string Title, Problem? Refusal);

/// <summary>The secretary confirms: each application has its own decision, and when one is refused the page says of each what happened.</summary>
public sealed class AdmitManyForm(DecideEligibility decide, ManagedCalls managed, ShowManagedEligibility page)
{
    [Function(nameof(AdmitManyForm)), Policy(Permission.DecideEligibility, Body = BodyKind.Text)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gestion/appels/{call}/recevabilite")] HttpRequest request,
        string call, CancellationToken cancellation)
    {
        var act = request.Act();
        var fields = await request.ReadFormAsync(cancellation);
        var ids = fields["ids"].OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (await managed.FindAsync(call, act.Actor, cancellation) is not { State: { } state })
        {
            return Problems.NotFound.ToResult();
        }

        var lines = new List<AdmissionLine>();
        foreach (var application in (await page.SubmittedAsync(call, cancellation)).Where(application => ids.Contains(application.Id)))
        {
            var decided = await decide.RunAsync(application.Id, new EligibilityRequest(Admissible: true), act, cancellation);
            lines.Add(new AdmissionLine(application.Id, application.Submission!.Number, application.Title, decided.IsRefused ? Problems.Of(decided.Refusal) : null));
        }

        var asked = ListAsked.Of(fields);
        return lines.FirstOrDefault(line => line.Refusal is not null)?.Refusal is { } refusal
            ? new RazorComponentResult<AdmissionsPage>(new { Call = state, Lines = lines, Asked = asked }) { StatusCode = refusal.Status }
            : Results.LocalRedirect(Addresses.Listed(Addresses.ManagedEligibility(call), asked.State, asked.Page));
    }
}
