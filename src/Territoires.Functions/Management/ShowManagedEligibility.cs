using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Domain.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>The applications received and what was decided of their eligibility, fifty at a time.</summary>
public sealed class ShowManagedEligibility(ManagedCalls managed, ApplicationStore applications)
{
    public const string Undecided = "a-decider";
    public const string Admissible = "recevables";
    public const string NotAdmissible = "non-recevables";
    public const string Withdrawn = "retirees";

    [Function(nameof(ShowManagedEligibility)), Policy(Permission.ReadReviews)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "gestion/appels/{call}/recevabilite")] HttpRequest request, string call, CancellationToken cancellation) =>
        PageAsync(call, request.Actor(), ListAsked.Of(request.Query), [], null, cancellation);

    /// <summary>The list, with what was ticked and why it was refused.</summary>
    public async Task<IResult> PageAsync(string call, Actor actor, ListAsked asked, IReadOnlyCollection<string> ticked, Problem? problem, CancellationToken cancellation)
    {
        if (await managed.FindAsync(call, actor, cancellation) is not { State: { } state } || (problem is not null && !problem.IsAboutTheForm))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        var submitted = await SubmittedAsync(call, cancellation);
        var page = submitted.Where(application => IsAsked(application, asked.State)).ToArray().Page(asked.Page);
        return new RazorComponentResult<ManagedEligibilityPage>(new
        {
            Call = state,
            Page = page,
            Asked = asked with { Page = page.Number },
            Total = submitted.Count,
            Withdrawn = submitted.Count(application => application.Stage == ApplicationStage.Withdrawn),
            Shared = SharedBodies.Among(submitted),
            ToDecide = submitted.Count(application => application.AwaitsEligibility),
            Ticked = asked.Ticked ? [.. page.Items.Where(application => application.AwaitsEligibility).Select(application => application.Id)] : ticked,
            Decides = Policies.Permits(Permission.DecideEligibility, actor),
            Problem = problem,
        })
        {
            StatusCode = problem?.Status ?? StatusCodes.Status200OK,
        };
    }

    /// <summary>In the order of every list of applications, which nobody can choose.</summary>
    public async Task<IReadOnlyList<ListedApplication>> SubmittedAsync(string call, CancellationToken cancellation) =>
        [.. (await applications.ListAsync(call, cancellation)).Where(application => application.Submission is not null).InListOrder()];

    private static bool IsAsked(ListedApplication application, string state) => state switch
    {
        Undecided => application.AwaitsEligibility,
        Admissible => application.IsAdmissible,
        NotAdmissible => application is { Stage: ApplicationStage.Submitted, Admissible: false },
        Withdrawn => application.Stage == ApplicationStage.Withdrawn,
        _ => true,
    };
}
