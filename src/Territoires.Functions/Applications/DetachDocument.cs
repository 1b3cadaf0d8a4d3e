using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Domain.Applications;
using Territoires.Functions.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications;

/// <summary>The applicant takes a document back from a draft.</summary>
public sealed class DetachDocument(CallStore calls, ApplicationStore applications)
{
    [Function(nameof(DetachDocument)), Policy(Permission.WriteApplications)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/applications/{id}/documents/{kind}")] HttpRequest request,
        string id, string kind, CancellationToken cancellation)
    {
        var act = request.Act();
        if (request.IfMatch() is not { } tag)
        {
            return Problems.PreconditionMissing.ToResult();
        }

        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { } state } application || !ApplicationAccess.IsOwner(state, act.Actor))
        {
            return Problems.NotFound.ToResult();
        }

        if (state.AsWritten.DocumentOf(kind) is { } document && tag != $"\"{document.Sha256}\"")
        {
            return Problems.Stale.ToResult();
        }

        var call = await calls.ReadAsync(state.CallId, cancellation);
        var saved = await applications.ActAsync(application, new ApplicationCommand.Detach(kind, call), act);
        return saved.IsRefused ? Problems.Of(saved.Refusal).ToResult() : Results.NoContent();
    }
}
