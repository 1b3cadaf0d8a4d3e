using Territoires.Core.Calls;
using Territoires.Web.Answers;
using Territoires.Web.OpenApi;

namespace Territoires.Functions.Api;

/// <summary>A public call, or to its administrator one that is being written.</summary>
public sealed class ReadCall(CallStore calls)
{
    [Function(nameof(ReadCall)), Policy(Permission.ReadPublic)]
    [Summary("Lire un appel"), Gives<CallAnswer>]
    public async Task<IResult> ReadCallAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calls/{call}")] HttpRequest request, string call,
        CancellationToken cancellation)
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
