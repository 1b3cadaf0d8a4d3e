using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications;

/// <summary>The page on which an application is written, completed and submitted.</summary>
public sealed class ShowApplication(ApplicationStore applications, ApplicationPages pages)
{
    [Function(nameof(ShowApplication)), Policy(Permission.WriteApplications)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "candidatures/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        await applications.FindAsync(id, request.Actor(), cancellation) is { } application && ApplicationAccess.IsOwner(application.State!, request.Actor())
            ? await pages.ShowAsync(application, null, null, cancellation)
            : Problems.NotFound.ToResult();
}
