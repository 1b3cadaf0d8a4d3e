using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Domain.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications.Drafting;

/// <summary>What would be deleted with a draft, before it is.</summary>
public sealed class ShowDraftDeletion(CallStore calls, ApplicationStore applications)
{
    [Function(nameof(ShowDraftDeletion)), Policy(Permission.WriteApplications)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "candidatures/{id}/suppression")] HttpRequest request, string id, CancellationToken cancellation) =>
        PageAsync(id, request.Actor(), null, cancellation);

    /// <summary>The draft as it is now, and why it was not deleted; what is no draft any more has its own page, which says so.</summary>
    public async Task<IResult> PageAsync(string id, Actor actor, Problem? problem, CancellationToken cancellation)
    {
        if (await applications.FindAsync(id, actor, cancellation) is not { State: { } state } application || !ApplicationAccess.IsOwner(state, actor))
        {
            return Problems.NotFound.ToResult();
        }

        return state.Stage == ApplicationStage.Draft
            ? new RazorComponentResult<DraftDeletionPage>(new { Call = await calls.ReadAsync(state.CallId, cancellation), Application = state, Version = application.EntityTag, Problem = problem })
            {
                StatusCode = problem?.Status ?? StatusCodes.Status200OK,
            }
            : Results.LocalRedirect(Addresses.Application(id));
    }
}
