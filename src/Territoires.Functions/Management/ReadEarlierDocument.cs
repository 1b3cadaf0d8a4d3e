using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Core.Storage;
using Territoires.Functions.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>A document of an earlier version.</summary>
public sealed class ReadEarlierDocument(ApplicationStore applications, DocumentStore documents)
{
    [Function(nameof(ReadEarlierDocument)), Policy(Permission.ReadReviews)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "gestion/appels/{call}/recevabilite/{id}/versions/{number}/pieces/{kind}")] HttpRequest request,
        string call, string id, string number, string kind, CancellationToken cancellation)
    {
        if (await applications.FindAsync(id, request.Actor(), cancellation) is not { State: { } application }
            || application.CallId != call
            || ShowEarlierVersion.VersionOf(application, number)?.Documents.FirstOrDefault(one => one.Kind == kind) is not { } document)
        {
            return Problems.NotFound.ToResult();
        }

        return DocumentFile.Of(document, await documents.OpenAsync(document, cancellation), $"{DocumentFile.NameOf(application, document)}-version-{number}");
    }
}
