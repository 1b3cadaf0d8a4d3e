using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Domain;
using Territoires.Domain.Applications;
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
        if (request.IfMatch() is not { } tag)
        {
            return Problems.PreconditionMissing.ToResult();
        }

        var detached = await DetachAsync(id, kind, tag.Trim('"'), request.Act(), cancellation);
        return detached.IsRefused ? detached.Refusal.ToResult() : Results.NoContent();
    }

    /// <summary>The act itself, for the API and for the form.</summary>
    /// <param name="id">The application.</param>
    /// <param name="kind">Of the document.</param>
    /// <param name="seen">The hash of the document that the sender saw there.</param>
    /// <param name="act">Who, and when.</param>
    /// <param name="cancellation">Client gone.</param>
    public async Task<Result<WrittenApplication, Problem>> DetachAsync(string id, string kind, string seen, Act act, CancellationToken cancellation)
    {
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { } state } application || !ApplicationAccess.IsOwner(state, act.Actor))
        {
            return Problems.NotFound;
        }

        if (state.AsWritten.DocumentOf(kind) is { } document && seen != document.Sha256)
        {
            return Problems.Stale;
        }

        var call = await calls.ReadAsync(state.CallId, cancellation);
        var saved = await applications.ActAsync(application, new ApplicationCommand.Detach(kind, call), act);
        return saved.IsRefused ? Problems.Of(saved.Refusal) : new WrittenApplication(saved.Value.Aggregate, call.Rules);
    }
}
