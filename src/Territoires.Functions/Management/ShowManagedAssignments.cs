using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.JurySessions;
using Territoires.Domain.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>Who reviews what: the admissible applications by the members of the jury, fifty at a time.</summary>
public sealed class ShowManagedAssignments(ManagedCalls managed, Selections selections)
{
    public const string Unassigned = "sans-affectation";

    [Function(nameof(ShowManagedAssignments)), Policy(Permission.ReadReviews)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "gestion/appels/{call}/affectations")] HttpRequest request, string call, CancellationToken cancellation) =>
        PageAsync(call, request.Actor(), ListAsked.Of(request.Query), [], null, cancellation);

    /// <summary>The matrix, with what was ticked and why it was refused.</summary>
    public async Task<IResult> PageAsync(string call, Actor actor, ListAsked asked, IReadOnlyCollection<string> ticked, Problem? problem, CancellationToken cancellation)
    {
        if (await managed.FindAsync(call, actor, cancellation) is not { State: { } state } || (problem is not null && !problem.IsAboutTheForm))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        var all = await selections.ApplicationsAsync(call, cancellation);
        var admissible = Selections.AdmissibleAmong(all);
        var page = admissible
            .Where(application => asked.State != Unassigned || application.Assigned.Count == 0)
            .ToArray()
            .Page(asked.Page);
        return new RazorComponentResult<ManagedAssignmentsPage>(new
        {
            Call = state,
            Page = page,
            Asked = asked with { Page = page.Number },
            Total = admissible.Count,
            Withdrawn = Selections.WithdrawnAmong(all),
            ToAssign = admissible.Count(application => application.Assigned.Count == 0),
            Ticked = ticked,
            Assigns = Policies.Permits(Permission.AssignReviews, actor) && Procedure.Allows(ProcedureAct.AssignReviewers, Procedure.Of(state)),
            Problem = problem,
        })
        {
            StatusCode = problem?.Status ?? StatusCodes.Status200OK,
        };
    }
}
