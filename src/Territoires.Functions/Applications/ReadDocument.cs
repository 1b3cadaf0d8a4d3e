using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Domain.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications;

/// <summary>A document, to whoever may read its application.</summary>
public sealed class ReadDocument(ApplicationStore applications, DocumentStore documents)
{
    [Function(nameof(ReadDocument)), Policy(Permission.ReadApplications)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/applications/{id}/documents/{kind}")] HttpRequest request,
        string id, string kind, CancellationToken cancellation)
    {
        var act = request.Act();
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { } state } || Shown(state, act) is not { } shown || shown.DocumentOf(kind) is not { } document)
        {
            return Problems.NotFound.ToResult();
        }

        return DocumentFile.Of(document, await documents.OpenAsync(document, cancellation), DocumentFile.NameOf(shown, document));
    }

    /// <summary>Whoever is correcting reads what they have joined so far.</summary>
    private static ApplicationState Shown(ApplicationState state, Act act) =>
        ApplicationAccess.IsOwner(state, act.Actor) && state.OpenCorrectionAt(act.ReceivedAt) is not null ? state.AsWritten : state;
}
