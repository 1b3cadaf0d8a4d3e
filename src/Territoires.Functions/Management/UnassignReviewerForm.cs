using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Reviews;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>The secretary takes one assignment back from the page of assignments.</summary>
public sealed class UnassignReviewerForm(UnassignReviewer unassign, ShowManagedAssignments page)
{
    [Function(nameof(UnassignReviewerForm)), Policy(Permission.AssignReviews)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gestion/appels/{call}/affectations/retrait")] HttpRequest request,
        string call, CancellationToken cancellation)
    {
        var act = request.Act();
        var fields = await request.ReadFormAsync(cancellation);
        var asked = ListAsked.Of(fields);
        var (id, juror) = AssignmentForm.Read(fields[AssignmentForm.TakenBackField].ToString());
        var unassigned = await unassign.RunAsync(id, juror, act, cancellation);
        return unassigned.IsRefused
            ? await page.PageAsync(call, act.Actor, asked, [], Problems.Of(unassigned.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.Listed(Addresses.ManagedAssignments(call), asked.State, asked.Page));
    }
}
