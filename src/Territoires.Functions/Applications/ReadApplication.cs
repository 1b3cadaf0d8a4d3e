using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications;

/// <summary>An application, to whoever it is theirs to know.</summary>
public sealed class ReadApplication(ApplicationStore applications)
{
    [Function(nameof(ReadApplication)), Policy(Permission.ReadApplications)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/applications/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var actor = request.Actor();
        if (await applications.FindAsync(id, actor, cancellation) is not { State: { } state } application)
        {
            return Problems.NotFound.ToResult();
        }

        return Tagged.Json(request, ApplicationAnswer.Of(state), ApplicationAccess.IsOwner(state, actor) ? application.EntityTag : null);
    }
}
