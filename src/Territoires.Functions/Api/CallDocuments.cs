using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Web.Answers;
using Territoires.Web.Files;
using Territoires.Web.OpenApi;
using Territoires.Web.Uploads;

namespace Territoires.Functions.Api;

/// <summary>The documents that a call gives to read.</summary>
public sealed class CallDocuments(CallDocumentUpload upload, RemoveCallDocument remove, CallStore calls, DocumentStore documents)
{
    [Function("AddCallDocument"), Policy(Permission.PrepareCalls, Body = BodyKind.Document)]
    [Summary("Ajouter ou remplacer un document d’un appel")]
    [Query("title", "le titre du document"), Asks(Asked.SeenVersionOrNone), TakesPdf, Gives<CallDocumentAnswer>]
    [Refuses(409, "document-fige", "preparation-envoyee"), Refuses(422, "document-mal-decrit")]
    public async Task<IResult> AddCallDocumentAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/calls/{call}/documents/{name}")] HttpRequest request,
        string call, string name, CancellationToken cancellation)
    {
        if (request.IfMatch() is null && !request.IsCreation())
        {
            return Problems.PreconditionMissing.ToResult();
        }

        var given = new GivenDocument(
            WrittenText.Clean(request.Query["title"].ToString()).Trim(), request.Body, request.IfMatch()?.Trim('"'));
        var added = await upload.AddAsync(call, given, (_, _) => name, request.Act(), cancellation);
        if (added.IsRefused)
        {
            return added.Refusal.ToResult();
        }

        var document = added.Value.State!.DocumentOf(name)!;
        request.HttpContext.Response.Headers.ETag = $"\"{document.Sha256}\"";
        return Results.Json(CallDocumentAnswer.Of(added.Value.State, document), JsonBody.Options);
    }

    [Function("RemoveCallDocument"), Policy(Permission.PrepareCalls)]
    [Summary("Retirer un document d’un appel"), Asks(Asked.SeenVersion), GivesNothing]
    [Refuses(409, "document-fige", "preparation-envoyee")]
    public async Task<IResult> RemoveCallDocumentAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/calls/{call}/documents/{name}")] HttpRequest request,
        string call, string name, CancellationToken cancellation) =>
        request.IfMatch() is { } tag
            ? (await remove.RunAsync(call, new CallCommand.RemoveDocument(name, tag.Trim('"')), request.Act(), cancellation))
                .ToHttp(_ => Results.NoContent())
            : Problems.PreconditionMissing.ToResult();

    /// <summary>A document of a call, to whoever may read the call.</summary>
    [Function("ReadCallDocument"), Policy(Permission.ReadPublic)]
    [Summary("Lire un document d’un appel"), GivesFile("application/pdf")]
    public async Task<IResult> ReadCallDocumentAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calls/{call}/documents/{name}")] HttpRequest request,
        string call, string name, CancellationToken cancellation)
    {
        if ((await calls.LoadAsync(call, cancellation)).State is not { } state
            || !CallAccess.MayRead(state, request.Actor()) || state.DocumentOf(name) is not { } named)
        {
            return Problems.NotFound.ToResult();
        }

        var document = new Document(named.Name, named.Sha256, named.Bytes, DocumentKind.Pdf);
        return DocumentFile.Of(document, await documents.OpenAsync(document, cancellation), $"{state.Id}-{named.Name}");
    }
}
