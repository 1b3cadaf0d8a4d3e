using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Calls;

/// <summary>An administrator writes a call down (<c>If-None-Match: *</c>), or writes it anew while it has not opened (<c>If-Match</c>).</summary>
public sealed class DefineCall(CallStore calls)
{
    [Function(nameof(DefineCall)), Policy(Permission.DefineCalls, Body = BodyKind.Text)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/calls/{call}")] HttpRequest request, string call, CancellationToken cancellation)
    {
        var act = request.Act();
        if (!CallId.IsValid(call) || !act.Actor.MayTouch(call))
        {
            return Problems.NotFound.ToResult();
        }

        if (request.IfMatch() is null && !request.IsCreation())
        {
            return Problems.PreconditionMissing.ToResult();
        }

        var read = await JsonBody.ReadAsync<CallRulesRequest>(request, cancellation);
        if (read.IsRefused)
        {
            return read.Refusal.ToResult();
        }

        var rules = read.Value.ToRules();
        if (rules.IsRefused)
        {
            return rules.Refusal.ToResult();
        }

        var saved = await DefineAsync(call, rules.Value, request.IsCreation(), request.IfMatch(), act, cancellation);
        if (saved.IsRefused)
        {
            return saved.Refusal.ToResult();
        }

        request.HttpContext.Response.Headers.ETag = saved.Value.EntityTag;
        return Results.Json(CallAnswer.Of(saved.Value.State!, act.ReceivedAt), JsonBody.Options, statusCode: request.IsCreation() ? 201 : 200);
    }

    /// <summary>The act itself, for the API and for the forms.</summary>
    public async Task<Result<Loaded<CallState>, Problem>> DefineAsync(string call, CallRules rules, bool isCreation, string? ifMatch, Act act, CancellationToken cancellation)
    {
        if (!act.Actor.MayTouch(call))
        {
            return Problems.NotFound;
        }

        var loaded = await calls.LoadAsync(call, cancellation);
        if (isCreation && loaded.State is not null)
        {
            return Problems.Stale;
        }

        var saved = await calls.ActAsync(loaded, new CallCommand.Define(call, rules), act, ifMatch ?? loaded.EntityTag);
        return saved.IsRefused ? Problems.Of(saved.Refusal) : saved.Value.Aggregate;
    }
}
