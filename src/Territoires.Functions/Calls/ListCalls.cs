using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.OpenApi;
using Territoires.Functions.Web;

namespace Territoires.Functions.Calls;

public sealed record CallsAnswer(IReadOnlyList<CallAnswer> Calls);

/// <summary>The calls that whoever asks may know of, the latest opening first.</summary>
public sealed class ListCalls(CallStore calls)
{
    [Function(nameof(ListCalls)), Policy(Permission.ReadPublic)]
    [Summary("Lire les appels"), Gives<CallsAnswer>]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calls")] HttpRequest request, CancellationToken cancellation)
    {
        var act = request.Act();
        var all = await calls.AllAsync(cancellation);
        var answers = all
            .Where(call => CallAccess.MayRead(call, act.Actor))
            .OrderByDescending(call => call.Rules.Calendar.Opens.Instant)
            .ThenBy(call => call.Id, StringComparer.Ordinal)
            .Select(call => CallAnswer.Of(call, act.ReceivedAt));
        return Tagged.Json(request, new CallsAnswer([.. answers]));
    }
}
