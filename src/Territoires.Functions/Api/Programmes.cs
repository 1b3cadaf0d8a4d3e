using Territoires.Core.Calls;
using Territoires.Core.Programmes;
using Territoires.Core.Storage;
using Territoires.Domain.Calls;
using Territoires.Domain.Programmes;
using Territoires.Web.OpenApi;
using Territoires.Web.Public.Programmes;
using Territoires.Web.Received;

namespace Territoires.Functions.Api;

/// <summary>A programme, and the calls that are its waves or editions.</summary>
public sealed class Programmes(
    DefineProgramme define, LinkCall link, UnlinkCall unlink, PlanWaves plan, StopWaves stop, ProgrammeStore programmes, CallStore calls)
{
    /// <summary>A new programme (<c>If-None-Match: *</c>), or one written anew (<c>If-Match</c>).</summary>
    [Function("DefineProgramme"), Policy(Permission.ManageProgrammes, Body = BodyKind.Text)]
    [Summary("Enregistrer un programme ou le réviser")]
    [Asks(Asked.SeenVersionOrNone), Takes<ProgrammeRequest>, Gives<ProgrammeAnswer>(201), Gives<ProgrammeAnswer>]
    [Refuses(422, "programme-incoherent", "territoire-inconnu")]
    public async Task<IResult> DefineProgrammeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/programmes/{programme}")] HttpRequest request, string programme,
        CancellationToken cancellation)
    {
        if (!CallId.IsValid(programme))
        {
            return Problems.NotFound.ToResult();
        }

        if (request.IfMatch() is null && !request.IsCreation())
        {
            return Problems.PreconditionMissing.ToResult();
        }

        return await request.WithBodyAsync<ProgrammeRequest>(
            async sent =>
            {
                var definition = sent.ToDefinition();
                return definition.IsRefused
                    ? definition.Refusal.ToResult()
                    : await AnswerAsync(request, await define.RunAsync(
                        programme, definition.Value, request.IsCreation(), request.IfMatch(), request.Act(), cancellation), cancellation);
            },
            cancellation);
    }

    [Function("ReadProgramme"), Policy(Permission.ReadPublic)]
    [Summary("Lire un programme, ses objectifs et ses appels"), Gives<ProgrammeAnswer>]
    public async Task<IResult> ReadProgrammeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/programmes/{programme}")] HttpRequest request,
        string programme, CancellationToken cancellation)
    {
        var loaded = await programmes.LoadAsync(programme, cancellation);
        if (loaded.State is not { } state)
        {
            return Problems.NotFound.ToResult();
        }

        var answer = ProgrammeAnswer.Of(state, await calls.AllAsync(cancellation), request.Act().ReceivedAt);
        return Policies.Permits(Permission.ManageProgrammes, request.Actor())
            ? Tagged.Json(request, answer, loaded.EntityTag)
            : Tagged.Json(request, answer);
    }

    [Function("ListProgrammes"), Policy(Permission.ReadPublic)]
    [Summary("Lire les programmes"), Gives<ProgrammesAnswer>]
    [Query("after", "le next de la page précédente", Optional = true), Refuses(400, "suite-inconnue")]
    public async Task<IResult> ListProgrammesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/programmes")] HttpRequest request,
        CancellationToken cancellation)
    {
        var all = await programmes.AllAsync(cancellation);
        if (!Cursors.TryRead(request, id => all.Any(one => one.Id == id), out var after))
        {
            return Problems.CursorUnknown.ToResult();
        }

        var known = await calls.AllAsync(cancellation);
        var following = after is null ? all : all.SkipWhile(one => one.Id != after).Skip(1);
        var page = await Rows<ProgrammeState>.ReadAsync(following.ToAsyncEnumerable(), one => one.Id);
        return Tagged.Json(request, new ProgrammesAnswer(
            [.. page.Items.Select(one => ProgrammeAnswer.Of(one, known, request.Act().ReceivedAt))], page.Next));
    }

    /// <summary>The laureates of the call become members when its list is public, and follow what changes it.</summary>
    [Function("LinkCall"), Policy(Permission.ManageProgrammes)]
    [Summary("Rattacher un appel à un programme"), Takes<LinkRequest>, Gives<ProgrammeAnswer>]
    [Refuses(409, "lien-fige", "appel-d-un-autre-programme"), Refuses(422, "lien-mal-ecrit")]
    public Task<IResult> LinkCallAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/programmes/{programme}/calls")] HttpRequest request,
        string programme, CancellationToken cancellation) =>
        request.WithBodyAsync<LinkRequest>(
            async sent => await AnswerAsync(
                request, await link.RunAsync(programme, sent.ToLink(), request.Act(), cancellation), cancellation),
            cancellation);

    /// <summary>The call was linked by mistake: whoever its list brought in never was a member.</summary>
    [Function("UnlinkCall"), Policy(Permission.ManageProgrammes)]
    [Summary("Détacher un appel d’un programme"), Asks(Asked.SeenVersion), Gives<ProgrammeAnswer>]
    [Refuses(409, "appel-prolonge-dans-le-reseau")]
    public async Task<IResult> UnlinkCallAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/programmes/{programme}/calls/{call}")] HttpRequest request,
        string programme, string call, CancellationToken cancellation) =>
        request.IfMatch() is { } seen
            ? await AnswerAsync(request, await unlink.RunAsync(programme, call, seen, request.Act(), cancellation), cancellation)
            : Problems.PreconditionMissing.ToResult();

    /// <summary>The next wave opens by itself so many days after the closing of the last one.</summary>
    [Function("PlanWaves"), Policy(Permission.ManageProgrammes)]
    [Summary("Rendre l’appel permanent\u00a0: une vague suit l’autre"), Takes<WavesRequest>, Gives<ProgrammeAnswer>]
    [Refuses(409, "aucune-vague", "objectifs-atteints"), Refuses(422, "vagues-mal-fixees")]
    public Task<IResult> PlanWavesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/programmes/{programme}/waves")] HttpRequest request,
        string programme, CancellationToken cancellation) =>
        request.WithBodyAsync<WavesRequest>(
            async sent => await AnswerAsync(
                request, await plan.RunAsync(programme, sent.ToRule(), request.Act(), cancellation), cancellation),
            cancellation);

    [Function("StopWaves"), Policy(Permission.ManageProgrammes)]
    [Summary("Arrêter l’appel permanent"), Gives<ProgrammeAnswer>]
    public async Task<IResult> StopWavesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/programmes/{programme}/waves/stop")] HttpRequest request,
        string programme, CancellationToken cancellation) =>
        await AnswerAsync(request, await stop.RunAsync(programme, request.Act(), cancellation), cancellation);

    private async Task<IResult> AnswerAsync(
        HttpRequest request, Result<Loaded<ProgrammeState>, ActRefusal<ProgrammeRefusal>> done, CancellationToken cancellation)
    {
        var known = done.IsRefused ? [] : await calls.AllAsync(cancellation);
        return done.ToHttp(saved =>
        {
            request.HttpContext.Response.Headers.ETag = saved.EntityTag;
            return Results.Json(
                ProgrammeAnswer.Of(saved.State!, known, request.Act().ReceivedAt), JsonBody.Options,
                statusCode: request.IsCreation() ? StatusCodes.Status201Created : StatusCodes.Status200OK);
        });
    }
}
