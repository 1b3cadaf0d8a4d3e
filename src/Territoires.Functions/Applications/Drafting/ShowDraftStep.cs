using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications.Drafting;

/// <summary>One page of the form of a draft. What is submitted has no form any more: it has its own page.</summary>
public sealed class ShowDraftStep(ApplicationStore applications, DraftPages pages)
{
    [Function(nameof(ShowDraftStep)), Policy(Permission.WriteApplications)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "candidatures/{id}/etapes/{step}")] HttpRequest request, string id, string step, CancellationToken cancellation)
    {
        if (await applications.FindAsync(id, request.Actor(), cancellation) is not { State: { } state } application || !ApplicationAccess.IsOwner(state, request.Actor()))
        {
            return Problems.NotFound.ToResult();
        }

        return state.Submission is null
            ? await pages.ShowAsync(application, step, null, null, cancellation, request.Query["q"])
            : Results.LocalRedirect(Addresses.Application(id));
    }
}
