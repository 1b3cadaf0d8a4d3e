using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>Where the secretary asks for a correction of one application.</summary>
public sealed class ShowManagedCorrection(ManagedCalls managed, ApplicationStore applications)
{
    [Function(nameof(ShowManagedCorrection)), Policy(Permission.AskCorrections)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "gestion/appels/{call}/recevabilite/{id}/correction")] HttpRequest request,
        string call, string id, CancellationToken cancellation) =>
        PageAsync(call, id, request.Actor(), CorrectionForm.Empty, null, cancellation);

    /// <summary>The form, empty or with what was typed and why it was refused.</summary>
    public async Task<IResult> PageAsync(string call, string id, Actor actor, CorrectionForm typed, Problem? problem, CancellationToken cancellation)
    {
        if (await managed.FindAsync(call, actor, cancellation) is not { State: { } state }
            || await applications.FindAsync(id, actor, cancellation) is not { State: { Submission: not null } application }
            || application.CallId != call
            || (problem is not null && !problem.IsAboutTheForm))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        return new RazorComponentResult<ManagedCorrectionPage>(new { Call = state, Application = application, Form = typed, Problem = problem })
        {
            StatusCode = problem?.Status ?? StatusCodes.Status200OK,
        };
    }
}
