using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Domain.Applications;
using Territoires.Functions.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Calls;

/// <summary>A document of a call, to whoever may read the call.</summary>
public sealed class ReadCallDocument(CallStore calls, DocumentStore documents)
{
    [Function(nameof(ReadCallDocument)), Policy(Permission.ReadPublic)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calls/{call}/documents/{name}")] HttpRequest request,
        string call, string name, CancellationToken cancellation)
    {
        if ((await calls.LoadAsync(call, cancellation)).State is not { } state || !CallAccess.MayRead(state, request.Actor()) || state.DocumentOf(name) is not { } named)
        {
            return Problems.NotFound.ToResult();
        }

        var document = new Document(named.Name, named.Sha256, named.Bytes, DocumentKind.Pdf);
        return DocumentFile.Of(document, await documents.OpenAsync(document, cancellation), $"{state.Id}-{named.Name}");
    }
}
