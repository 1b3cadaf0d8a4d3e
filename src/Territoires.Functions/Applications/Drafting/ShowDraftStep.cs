using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Domain.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications.Drafting;

/// <summary>One page of the form of a draft, or of a correction that is asked. What is submitted has no form otherwise: it has its own page.</summary>
public sealed class ShowDraftStep(ApplicationStore applications, DraftPages pages)
{
    [Function(nameof(ShowDraftStep)), Policy(Permission.WriteApplications)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "candidatures/{id}/etapes/{step}")] HttpRequest request, string id, string step, CancellationToken cancellation)
    {
        var act = request.Act();
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { } state } application || !ApplicationAccess.IsOwner(state, act.Actor))
        {
            return Problems.NotFound.ToResult();
        }

        return state.Stage == ApplicationStage.Draft || state.OpenCorrectionAt(act.ReceivedAt) is not null
            ? await pages.ShowAsync(application, step, null, null, cancellation, request.Query["q"])
            : Results.LocalRedirect(Addresses.Application(id));
    }
}
