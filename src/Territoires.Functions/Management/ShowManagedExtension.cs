using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>Which dates stand, how they moved, and the form to put off the closing.</summary>
public sealed class ShowManagedExtension(ManagedCalls managed)
{
    [Function(nameof(ShowManagedExtension)), Policy(Permission.ExtendCalls)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "gestion/appels/{call}/prolongation")] HttpRequest request, string call, CancellationToken cancellation) =>
        PageAsync(call, request.Actor(), null, null, cancellation);

    /// <summary>The page as things stand, or with what was typed and why it was refused.</summary>
    public async Task<IResult> PageAsync(string call, Actor actor, ExtensionRequest? typed, Problem? problem, CancellationToken cancellation)
    {
        if (await managed.FindAsync(call, actor, cancellation) is not { State: { } state } || (problem is not null && !problem.IsAboutTheForm))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        var calendar = state.Rules.Calendar;
        return new RazorComponentResult<ManagedExtensionPage>(new
        {
            Call = state,
            Typed = typed ?? new ExtensionRequest(calendar.Closes.Local, string.Empty, calendar.ReviewsBy.Local, calendar.EarliestPublication.Local),
            Problem = problem,
        })
        {
            StatusCode = problem?.Status ?? StatusCodes.Status200OK,
        };
    }
}
