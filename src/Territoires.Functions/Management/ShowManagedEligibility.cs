using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Domain.Applications;
using Territoires.Functions.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>The applications received and what was decided of their eligibility.</summary>
public sealed class ShowManagedEligibility(ManagedCalls managed, ApplicationStore applications)
{
    [Function(nameof(ShowManagedEligibility)), Policy(Permission.ReadReviews)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "gestion/appels/{call}/recevabilite")] HttpRequest request, string call, CancellationToken cancellation) =>
        PageAsync(call, request.Actor(), [], null, cancellation);

    /// <summary>The list, with what was ticked and why it was refused.</summary>
    public async Task<IResult> PageAsync(string call, Actor actor, IReadOnlyList<string> ticked, Problem? problem, CancellationToken cancellation)
    {
        if (await managed.FindAsync(call, actor, cancellation) is not { State: { } state } || (problem is not null && !problem.IsAboutTheForm))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        return new RazorComponentResult<ManagedEligibilityPage>(new
        {
            Call = state,
            Applications = await SubmittedAsync(call, cancellation),
            Ticked = ticked,
            Decides = Policies.Permits(Permission.DecideEligibility, actor),
            Problem = problem,
        })
        {
            StatusCode = problem?.Status ?? StatusCodes.Status200OK,
        };
    }

    /// <summary>By number: the order of nobody.</summary>
    public async Task<IReadOnlyList<ApplicationState>> SubmittedAsync(string call, CancellationToken cancellation)
    {
        var submitted = new List<ApplicationState>();
        await foreach (var application in applications.OfCallAsync(call, cancellation))
        {
            if (application.Submission is not null)
            {
                submitted.Add(application);
            }
        }

        return [.. submitted.OrderBy(application => application.Submission!.Number, StringComparer.Ordinal)];
    }
}
