using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;
using Territoires.Functions.Selection;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>Who reviews what: the admissible applications by the members of the jury.</summary>
public sealed class ShowManagedAssignments(ManagedCalls managed, Selections selections)
{
    [Function(nameof(ShowManagedAssignments)), Policy(Permission.ReadReviews)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "gestion/appels/{call}/affectations")] HttpRequest request, string call, CancellationToken cancellation) =>
        PageAsync(call, request.Actor(), [], null, cancellation);

    /// <summary>The matrix, with what was ticked and why it was refused.</summary>
    public async Task<IResult> PageAsync(string call, Actor actor, IReadOnlyCollection<string> ticked, Problem? problem, CancellationToken cancellation)
    {
        if (await managed.FindAsync(call, actor, cancellation) is not { State: { } state } || (problem is not null && !problem.IsAboutTheForm))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        var admissible = await selections.AdmissibleAsync(call, cancellation);
        return new RazorComponentResult<ManagedAssignmentsPage>(new
        {
            Call = state,
            Applications = admissible.OrderBy(application => application.Submission!.Number, StringComparer.Ordinal).ToArray(),
            Ticked = ticked,
            Assigns = Policies.Permits(Permission.AssignReviews, actor),
            Problem = problem,
        })
        {
            StatusCode = problem?.Status ?? StatusCodes.Status200OK,
        };
    }
}
