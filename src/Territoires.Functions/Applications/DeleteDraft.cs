using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Domain.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications;

/// <summary>
/// The applicant is rid of a draft. Facts are never changed, so it is one more fact, after which nobody is shown anything of the
/// draft: neither its texts nor its documents, whose bytes stay, because another application may be holding the same file.
/// </summary>
public sealed class DeleteDraft(ApplicationStore applications)
{
    [Function(nameof(DeleteDraft)), Policy(Permission.WriteApplications)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/applications/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (request.IfMatch() is not { } tag)
        {
            return Problems.PreconditionMissing.ToResult();
        }

        return await DeleteAsync(id, tag, request.Act(), cancellation) is { } problem ? problem.ToResult() : Results.NoContent();
    }

    /// <summary>The act itself, for the API and for the form; null when it is done, now or before.</summary>
    /// <param name="id">The draft.</param>
    /// <param name="seen">The version that its applicant saw: what was written elsewhere since is not deleted unseen.</param>
    /// <param name="act">Who, and when.</param>
    /// <param name="cancellation">Client gone.</param>
    public async Task<Problem?> DeleteAsync(string id, string seen, Act act, CancellationToken cancellation)
    {
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { } state } application || !ApplicationAccess.IsOwner(state, act.Actor))
        {
            return Problems.NotFound;
        }

        // Only of a draft does the version say what would be lost.
        var saved = await applications.ActAsync(application, new ApplicationCommand.DeleteDraft(), act, state.Stage == ApplicationStage.Draft ? seen : null);
        return saved.IsRefused ? Problems.Of(saved.Refusal) : null;
    }
}
