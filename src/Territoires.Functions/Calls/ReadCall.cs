using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.OpenApi;
using Territoires.Functions.Web;

namespace Territoires.Functions.Calls;

/// <summary>A public call, or to its administrator one that is being written.</summary>
public sealed class ReadCall(CallStore calls)
{
    [Function(nameof(ReadCall)), Policy(Permission.ReadPublic)]
    [Summary("Lire un appel"), Gives<CallAnswer>]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calls/{call}")] HttpRequest request, string call, CancellationToken cancellation)
    {
        var act = request.Act();
        var loaded = await calls.LoadAsync(call, cancellation);
        if (loaded.State is not { } state || !CallAccess.MayRead(state, act.Actor))
        {
            return Problems.NotFound.ToResult();
        }

        var answer = CallAnswer.Of(state, act.ReceivedAt);
        return CallAccess.MayChange(state, act.Actor)
            ? Tagged.Json(request, answer, loaded.EntityTag)
            : Tagged.Json(request, answer);
    }
}
