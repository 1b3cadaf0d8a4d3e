using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Instruction;

/// <summary>A file of its area, to a service of the State, and the opinion that it gives.</summary>
public sealed class ShowOpinion(ApplicationStore applications, OpinionPages pages)
{
    [Function(nameof(ShowOpinion)), Policy(Permission.GiveOpinions)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "avis/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        await applications.FindAsync(id, request.Actor(), cancellation) is { } application && ApplicationAccess.IsOfItsArea(application.State!, request.Actor())
            ? await pages.ShowAsync(application, request.Act(), new OpinionSent(Saved: request.Query.ContainsKey("enregistre")), cancellation)
            : Problems.NotFound.ToResult();
}
