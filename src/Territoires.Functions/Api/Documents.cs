using Territoires.Core.Applications;
using Territoires.Web.Answers;
using Territoires.Web.Files;
using Territoires.Web.OpenApi;
using Territoires.Web.Uploads;

namespace Territoires.Functions.Api;

/// <summary>The documents of an application.</summary>
public sealed class Documents(DocumentUpload upload, DetachDocument detach, ApplicationDocuments kept)
{
    [Function("AttachDocument"), Policy(Permission.WriteApplications, Body = BodyKind.Document)]
    [Summary("Joindre ou remplacer une pièce"), Asks(Asked.SeenVersionOrNone), TakesPdf, Gives<DocumentAnswer>]
    [Refuses(409, "appel-termine", "appel-pas-encore-ouvert", "appel-clos", "brouillon-supprime", "candidature-deposee")]
    [Refuses(409, "correction-trop-tard", "instruction-close")]
    [Refuses(422, "partie-non-ouverte")]
    public async Task<IResult> AttachDocumentAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/applications/{id}/documents/{kind}")] HttpRequest request,
        string id, string kind, CancellationToken cancellation)
    {
        if (request.IfMatch() is null && !request.IsCreation())
        {
            return Problems.PreconditionMissing.ToResult();
        }

        var seen = request.IfMatch()?.Trim('"') ?? string.Empty;
        var attached = await upload.AttachAsync(id, kind, request.Body, seen, request.Act(), cancellation);
        if (attached.IsRefused)
        {
            return attached.Refusal.ToResult();
        }

        var document = attached.Value.State.AsWritten.DocumentOf(kind)!;
        request.HttpContext.Response.Headers.ETag = $"\"{document.Sha256}\"";
        return Results.Json(DocumentAnswer.Of(document, attached.Value.Call.Rules), JsonBody.Options);
    }

    [Function("DetachDocument"), Policy(Permission.WriteApplications)]
    [Summary("Retirer une pièce"), Asks(Asked.SeenVersion), GivesNothing]
    [Refuses(409, "appel-termine", "appel-pas-encore-ouvert", "appel-clos", "brouillon-supprime", "candidature-deposee")]
    [Refuses(409, "correction-trop-tard", "instruction-close")]
    [Refuses(422, "partie-non-ouverte")]
    public async Task<IResult> DetachDocumentAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/applications/{id}/documents/{kind}")] HttpRequest request,
        string id, string kind, CancellationToken cancellation) =>
        request.IfMatch() is { } tag
            ? (await detach.RunAsync(id, kind, tag.Trim('"'), request.Act(), cancellation)).ToHttp(_ => Results.NoContent())
            : Problems.PreconditionMissing.ToResult();

    /// <summary>A document, to whoever may read its application.</summary>
    [Function("ReadDocument"), Policy(Permission.ReadApplications)]
    [Summary("Lire une pièce"), GivesFile("application/pdf")]
    public Task<IResult> ReadDocumentAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/applications/{id}/documents/{kind}")] HttpRequest request,
        string id, string kind, CancellationToken cancellation) =>
        kept.ReadAsync(id, kind, request.Act(), cancellation);
}
