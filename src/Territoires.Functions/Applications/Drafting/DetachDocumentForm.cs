using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications.Drafting;

/// <summary>Takes a document back from the page of a draft: the one that was seen there, or none when a second click comes.</summary>
public sealed class DetachDocumentForm(DetachDocument detach, ApplicationStore applications, DraftPages pages)
{
    [Function(nameof(DetachDocumentForm)), Policy(Permission.WriteApplications)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "candidatures/{id}/pieces/{kind}/retrait")] HttpRequest request,
        string id, string kind, CancellationToken cancellation)
    {
        var act = request.Act();
        var seen = (await request.ReadFormAsync(cancellation))["empreinte"].ToString();
        var detached = await detach.RunAsync(id, kind, seen, act, cancellation);
        var problem = detached.IsRefused && !await IsGoneAsync(id, kind, act, cancellation) ? Problems.Of(detached.Refusal) : null;
        return await pages.AnswerAsync(id, DraftStep.Documents, null, problem, Addresses.DraftStep(id, DraftStep.Documents), act, cancellation);
    }

    private async Task<bool> IsGoneAsync(string id, string kind, Act act, CancellationToken cancellation) =>
        await applications.FindAsync(id, act.Actor, cancellation) is { State: { } state } && ApplicationAccess.IsOwner(state, act.Actor) && state.AsWritten.DocumentOf(kind) is null;
}
