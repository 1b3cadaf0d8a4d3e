using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Domain.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Calls;

/// <summary>An administrator writes a call down (<c>If-None-Match: *</c>), or writes it anew while it has not opened (<c>If-Match</c>).</summary>
public sealed class DefineCall(CallStore calls)
{
    [Function(nameof(DefineCall)), Policy(Permission.DefineCalls)]
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

        var loaded = await calls.LoadAsync(call, cancellation);
        if (request.IsCreation() && loaded.State is not null)
        {
            return Problems.Stale.ToResult();
        }

        var saved = await calls.ActAsync(loaded, new CallCommand.Define(call, rules.Value), act, request.IfMatch() ?? loaded.EntityTag);
        if (saved.IsRefused)
        {
            return Problems.Of(saved.Refusal).ToResult();
        }

        request.HttpContext.Response.Headers.ETag = saved.Value.Aggregate.EntityTag;
        return Results.Json(CallAnswer.Of(saved.Value.State, act.ReceivedAt), JsonBody.Options, statusCode: loaded.State is null ? 201 : 200);
    }
}
