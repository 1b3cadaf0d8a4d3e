using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Domain.Applications;
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

        // Once submitted nobody changes it: a version that moves would tell its applicant of the instruction.
        var version = state.Stage == ApplicationStage.Draft && ApplicationAccess.IsOwner(state, actor) ? application.EntityTag : null;
        return Tagged.Json(request, ApplicationAnswer.Of(state), version);
    }
}
