using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>What the opening freezes, before it does.</summary>
public sealed class ShowManagedOpening(ManagedCalls managed)
{
    [Function(nameof(ShowManagedOpening)), Policy(Permission.OpenCalls)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "gestion/appels/{call}/ouverture")] HttpRequest request, string call, CancellationToken cancellation) =>
        PageAsync(call, request.Actor(), null, cancellation);

    /// <summary>The page as things stand, and why what was asked was refused.</summary>
    public async Task<IResult> PageAsync(string call, Actor actor, Problem? problem, CancellationToken cancellation) =>
        await managed.FindAsync(call, actor, cancellation) is { State: { } state } && (problem is null || problem.IsAboutTheForm)
            ? new RazorComponentResult<ManagedOpeningPage>(new { Call = state, Problem = problem }) { StatusCode = problem?.Status ?? StatusCodes.Status200OK }
            : (problem ?? Problems.NotFound).ToResult();
}
