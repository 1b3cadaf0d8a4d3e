using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications;

/// <summary>A document, to whoever may read its application. Always as a download: a file from outside is never shown as a page of ours.</summary>
public sealed class ReadDocument(ApplicationStore applications, DocumentStore documents)
{
    [Function(nameof(ReadDocument)), Policy(Permission.ReadApplications)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/applications/{id}/documents/{kind}")] HttpRequest request,
        string id, string kind, CancellationToken cancellation)
    {
        if (await applications.FindAsync(id, request.Actor(), cancellation) is not { State: { } state } || state.DocumentOf(kind) is not { } document)
        {
            return Problems.NotFound.ToResult();
        }

        return Results.Stream(
            await documents.OpenAsync(document, cancellation),
            document.MediaType,
            $"{kind}.pdf",
            entityTag: new Microsoft.Net.Http.Headers.EntityTagHeaderValue($"\"{document.Sha256}\""));
    }
}
