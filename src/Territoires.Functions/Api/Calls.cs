using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Core.Storage;
using Territoires.Domain.Calls;
using Territoires.Web.Answers;
using Territoires.Web.OpenApi;
using Territoires.Web.Received;

namespace Territoires.Functions.Api;

/// <summary>A call, from its rules to its jury.</summary>
public sealed class Calls(DefineCall define, OpenCall open, ExtendCall extend, EndCall end, SetPanel setPanel, CallStore calls)
{
    /// <summary>A new call (<c>If-None-Match: *</c>), or one written anew while it has not opened (<c>If-Match</c>).</summary>
    [Function("DefineCall"), Policy(Permission.PrepareCalls, Body = BodyKind.Text)]
    [Summary("Définir un appel ou en modifier le règlement")]
    [Asks(Asked.SeenVersionOrNone), Takes<CallRulesRequest>, Gives<CallAnswer>(201), Gives<CallAnswer>]
    [Refuses(409, "reglement-fige", "preparation-envoyee"), Refuses(422, "reglement-incoherent")]
    public async Task<IResult> DefineCallAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/calls/{call}")] HttpRequest request, string call,
        CancellationToken cancellation)
    {
        if (!CallId.IsValid(call) || !request.Actor().MayTouch(call))
        {
            return Problems.NotFound.ToResult();
        }

        if (request.IfMatch() is null && !request.IsCreation())
        {
            return Problems.PreconditionMissing.ToResult();
        }

        return await request.WithBodyAsync<CallRulesRequest>(
            async sent =>
            {
                var rules = sent.ToRules();
                return rules.IsRefused
                    ? rules.Refusal.ToResult()
                    : Answer(request, await define.RunAsync(
                        call, rules.Value, request.IsCreation(), request.IfMatch(), request.Act(), cancellation), request.IsCreation());
            },
            cancellation);
    }

    [Function("OpenCall"), Policy(Permission.OpenCalls)]
    [Summary("Ouvrir un appel"), Gives<CallAnswer>, Refuses(409, "cloture-passee", "preparation-non-approuvee")]
    public async Task<IResult> OpenCallAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/opening")] HttpRequest request,
        string call, CancellationToken cancellation) =>
        Answer(request, await open.RunAsync(call, request.Act(), cancellation));

    [Function("ExtendCall"), Policy(Permission.ExtendCalls)]
    [Summary("Prolonger un appel"), Takes<ExtensionRequest>, Gives<CallAnswer>]
    [Refuses(409, "appel-termine", "appel-non-ouvert", "prolongation-trop-tard", "sans-depot"), Refuses(422, "prolongation-mal-fixee")]
    public Task<IResult> ExtendCallAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/extensions")] HttpRequest request,
        string call, CancellationToken cancellation) =>
        request.WithBodyAsync<ExtensionRequest>(
            async sent =>
                Answer(request, await extend.RunAsync(call, sent.Over, sent.Reason.Trim(), request.Act(), cancellation)), cancellation);

    /// <summary>Ends a call without a list, whatever is left undone; everybody reads why.</summary>
    [Function("EndCall"), Policy(Permission.EndCalls)]
    [Summary("Mettre fin à un appel sans lauréats"), Takes<EndRequest>, Gives<CallAnswer>]
    [Refuses(409, "appel-non-ouvert", "appel-encore-ouvert", "appel-termine", "appel-pas-infructueux", "deja-publie")]
    [Refuses(422, "fin-mal-motivee")]
    public Task<IResult> EndCallAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/end")] HttpRequest request, string call,
        CancellationToken cancellation) =>
        request.WithBodyAsync<EndRequest>(
            async sent => Answer(
                request, await end.RunAsync(
                    call, sent.Kind, sent.Reason.Trim().ReplaceLineEndings("\n"), request.Act(), cancellation)),
            cancellation);

    /// <summary>The jury (<c>If-None-Match: *</c>), or the jury anew (<c>If-Match</c>) until a session is convened.</summary>
    [Function("SetPanel"), Policy(Permission.SetPanel, Body = BodyKind.Text)]
    [Summary("Composer le jury"), Asks(Asked.SeenVersionOrNone), Takes<PanelRequest>, Gives<PanelAnswer>]
    [Refuses(409, "appel-termine", "jury-fige", "sans-jury"), Refuses(422, "jury-mal-compose")]
    public async Task<IResult> SetPanelAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/calls/{call}/panel")] HttpRequest request, string call,
        CancellationToken cancellation)
    {
        if (request.IfMatch() is null && !request.IsCreation())
        {
            return Problems.PreconditionMissing.ToResult();
        }

        var isSeen = !request.IsCreation() && request.IfMatch() is { } tag ? PanelAnswer.IsSeen(tag) : null;
        return await request.WithBodyAsync<PanelRequest>(
            async panel => (await setPanel.RunAsync(call, panel.Seats, isSeen, request.Act(), cancellation))
                .ToHttp(set => Tagged.Json(request, PanelAnswer.Of(set.State!))),
            cancellation);
    }

    /// <summary>The jury of a call, to those who work with it.</summary>
    [Function("ReadPanel"), Policy(Permission.ReadSession)]
    [Summary("Lire la composition du jury"), Gives<PanelAnswer>]
    public async Task<IResult> ReadPanelAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calls/{call}/panel")] HttpRequest request, string call,
        CancellationToken cancellation) =>
        (await calls.LoadAsync(call, cancellation)).State is { } state && SessionAccess.MayRead(state, request.Actor())
            ? Tagged.Json(request, PanelAnswer.Of(state))
            : Problems.NotFound.ToResult();

    private static IResult Answer(HttpRequest request, Result<Loaded<CallState>, ActRefusal<CallRefusal>> done, bool isNew = false) =>
        done.ToHttp(saved =>
    {
        request.HttpContext.Response.Headers.ETag = saved.EntityTag;
        var status = isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        return Results.Json(CallAnswer.Of(saved.State!, request.Act().ReceivedAt), JsonBody.Options, statusCode: status);
    });
}
