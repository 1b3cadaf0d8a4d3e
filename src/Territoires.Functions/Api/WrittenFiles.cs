using Territoires.Core.Applications;
using Territoires.Web.Answers;
using Territoires.Web.OpenApi;
using Territoires.Web.Received;

namespace Territoires.Functions.Api;

/// <summary>Files that the organiser writes, where nobody applies.</summary>
public sealed class WrittenFiles(WriteUpFile write, RewriteFile rewrite, RemoveFile remove, NamedBodies bodies, LeadBodies leads)
{
    [Function(nameof(WriteUpFile)), Policy(Permission.WriteFiles, Body = BodyKind.Text)]
    [Summary("Écrire le dossier d’un territoire ou d’un lieu"), Asks(Asked.IdempotencyKey), Takes<FileRequest>]
    [Gives<ApplicationAnswer>(201)]
    [Refuses(409, "appel-termine", "appel-pas-encore-ouvert", "dossiers-deposes", "instruction-close")]
    [Refuses(422, "contenu-mal-ecrit", "territoire-inconnu", "cle-deja-utilisee")]
    public async Task<IResult> WriteUpFileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/files")] HttpRequest request, string call,
        CancellationToken cancellation)
    {
        if (request.IdempotencyKey() is not { } key)
        {
            return Problems.KeyMissing.ToResult();
        }

        return await request.WithBodyAsync<FileRequest>(
            async asked =>
            {
                var content = await asked.ToContentAsync(bodies, leads, cancellation);
                return content.IsRefused
                    ? content.Refusal.ToResult()
                    : (await write.RunAsync(call, key, content.Value, request.Act(), cancellation)).ToHttp(written =>
                    {
                        request.HttpContext.Response.Headers.Location = $"/api/applications/{written.Application.Key}";
                        return Answer(request, written, StatusCodes.Status201Created);
                    });
            },
            cancellation);
    }

    [Function(nameof(RewriteFile)), Policy(Permission.WriteFiles, Body = BodyKind.Text)]
    [Summary("Modifier un dossier écrit par l’organisateur"), Asks(Asked.SeenVersion), Takes<FileRequest>, Gives<ApplicationAnswer>]
    [Refuses(409, "appel-termine", "dossiers-deposes", "instruction-close", "candidature-retiree")]
    [Refuses(422, "contenu-mal-ecrit", "territoire-inconnu")]
    public async Task<IResult> RewriteFileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/applications/{id}/file")] HttpRequest request, string id,
        CancellationToken cancellation)
    {
        if (request.IfMatch() is not { } tag)
        {
            return Problems.PreconditionMissing.ToResult();
        }

        return await request.WithBodyAsync<FileRequest>(
            async asked =>
            {
                var content = await asked.ToContentAsync(bodies, leads, cancellation);
                return content.IsRefused
                    ? content.Refusal.ToResult()
                    : (await rewrite.RunAsync(id, content.Value, tag, request.Act(), cancellation)).ToHttp(
                        written => Answer(request, written, StatusCodes.Status200OK));
            },
            cancellation);
    }

    [Function(nameof(RemoveFile)), Policy(Permission.WriteFiles)]
    [Summary("Retirer un dossier écrit par l’organisateur"), GivesNothing]
    [Refuses(409, "appel-termine", "dossiers-deposes", "instruction-close")]
    public async Task<IResult> RemoveFileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/applications/{id}/file")] HttpRequest request, string id,
        CancellationToken cancellation) =>
        (await remove.RunAsync(id, request.Act(), cancellation)).ToHttp(_ => Results.NoContent());

    private static IResult Answer(HttpRequest request, FoundApplication written, int status)
    {
        request.HttpContext.Response.Headers.ETag = written.Application.EntityTag;
        return Results.Json(ApplicationAnswer.Of(written.State, written.Call.Rules), JsonBody.Options, statusCode: status);
    }
}
