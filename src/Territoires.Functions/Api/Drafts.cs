using Territoires.Core.Applications;
using Territoires.Web.Answers;
using Territoires.Web.Applicant.Drafting;
using Territoires.Web.OpenApi;
using Territoires.Web.Received;

namespace Territoires.Functions.Api;

/// <summary>Drafts, and corrections that are being written.</summary>
public sealed class Drafts(StartDraft start, EditDraft edit)
{
    [Function(nameof(StartDraft)), Policy(Permission.WriteApplications, Body = BodyKind.Text)]
    [Summary("Ouvrir un brouillon"), Asks(Asked.IdempotencyKey), Takes<ContentRequest>(Optional = true), Gives<ApplicationAnswer>(201)]
    [Refuses(409, "appel-termine", "appel-pas-encore-ouvert", "appel-clos", "brouillon-existant", "brouillon-supprime", "sans-depot")]
    [Refuses(422, "contenu-mal-ecrit", "territoire-inconnu", "porteur-en-double", "reponse-mal-lue")]
    public async Task<IResult> StartDraftAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/applications")] HttpRequest request, string call,
        CancellationToken cancellation)
    {
        if (request.IdempotencyKey() is not { } key)
        {
            return Problems.KeyMissing.ToResult();
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellation);
        body.Position = 0;
        var read = body.Length == 0 ? new ContentRequest() : await JsonBody.ReadAsync<ContentRequest>(body, cancellation);
        if (read.IsRefused)
        {
            return read.Refusal.ToResult();
        }

        var started = await start.StartAsync(call, key, body.Length == 0 ? null : read.Value, request.Act(), cancellation);
        if (started.IsRefused)
        {
            return started.Refusal.ToResult();
        }

        var headers = request.HttpContext.Response.Headers;
        headers.ETag = started.Value.Application.EntityTag;
        headers.Location = $"/api/applications/{started.Value.Application.Key}";
        return Results.Json(ApplicationAnswer.Of(started.Value.Application.State!, started.Value.Rules), JsonBody.Options,
            statusCode: StatusCodes.Status201Created);
    }

    [Function(nameof(EditDraft)), Policy(Permission.WriteApplications, Body = BodyKind.Text)]
    [Summary("Modifier un brouillon, ou une correction demandée")]
    [Asks(Asked.SeenVersion), Takes<ContentRequest>, Gives<ApplicationAnswer>]
    [Refuses(409, "appel-termine", "appel-pas-encore-ouvert", "appel-clos", "brouillon-supprime", "candidature-deposee")]
    [Refuses(409, "correction-trop-tard", "instruction-close")]
    [Refuses(422, "contenu-mal-ecrit", "territoire-inconnu", "porteur-en-double", "reponse-mal-lue", "partie-non-ouverte")]
    public async Task<IResult> EditDraftAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "api/applications/{id}")] HttpRequest request, string id,
        CancellationToken cancellation)
    {
        if (request.IfMatch() is not { } tag)
        {
            return Problems.PreconditionMissing.ToResult();
        }

        var read = await JsonBody.ReadAsync<ContentRequest>(request, cancellation);
        if (read.IsRefused)
        {
            return read.Refusal.ToResult();
        }

        var edited = await edit.EditAsync(id, read.Value, tag, request.Act(), cancellation);
        if (edited.IsRefused)
        {
            return edited.Refusal.ToResult();
        }

        request.HttpContext.Response.Headers.ETag = WrittenVersion.Of(edited.Value.Application);
        return Results.Json(ApplicationAnswer.Of(edited.Value.Application.State!.AsWritten, edited.Value.Rules), JsonBody.Options);
    }
}
