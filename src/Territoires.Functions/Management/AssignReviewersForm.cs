using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Reviews;
using Territoires.Domain;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>The secretary gives every ticked file to its jurors at once.</summary>
public sealed class AssignReviewersForm(AssignReviewers assign, ShowManagedAssignments page)
{
    [Function(nameof(AssignReviewersForm)), Policy(Permission.AssignReviews, Body = BodyKind.Text)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gestion/appels/{call}/affectations")] HttpRequest request,
        string call, CancellationToken cancellation)
    {
        var act = request.Act();
        var fields = await request.ReadFormAsync(cancellation);
        var typed = AssignmentForm.Of(fields);
        var asked = ListAsked.Of(fields);
        var problem = typed.Ticked.Count == 0
            ? Problems.FormUnreadable(new Fault("jurors", "Cochez au moins une affectation."))
            : await assign.RunAsync(call, typed.Lines, act, cancellation) is { } refusal ? Problems.Of(refusal) : null;
        return problem is not null
            ? await page.PageAsync(call, act.Actor, asked, typed.Ticked, problem, cancellation)
            : Results.LocalRedirect(Addresses.Listed(Addresses.ManagedAssignments(call), asked.State, asked.Page));
    }
}
