using Territoires.Core.Calls;
using Territoires.Web.OpenApi;
using Territoires.Web.Received;

namespace Territoires.Functions.Api;

/// <summary>The rules of a call as they would be sent: what an export gives, an import takes.</summary>
public sealed class ReadCallRules(CallStore calls)
{
    [Function(nameof(ReadCallRules)), Policy(Permission.ReadPublic)]
    [Summary("Exporter le règlement d’un appel"), Gives<CallRulesRequest>]
    public async Task<IResult> ReadCallRulesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calls/{call}/rules")] HttpRequest request, string call,
        CancellationToken cancellation) =>
        (await calls.LoadAsync(call, cancellation)).State is { } state && CallAccess.MayRead(state, request.Act().Actor)
            ? Tagged.Json(request, CallRulesRequest.Of(state.Rules))
            : Problems.NotFound.ToResult();
}
