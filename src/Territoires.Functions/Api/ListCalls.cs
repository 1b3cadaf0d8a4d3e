using Territoires.Core.Calls;
using Territoires.Domain.Calls;
using Territoires.Web.Answers;

namespace Territoires.Functions.Api;

/// <summary>The calls that whoever asks may know of, the latest opening first.</summary>
public sealed class ListCalls(CallStore calls)
{
    [Function(nameof(ListCalls)), Policy(Permission.ReadPublic)]
    public async Task<IResult> ListCallsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calls")] HttpRequest request, CancellationToken cancellation)
    {
        var act = request.Act();
        var all = await calls.AllAsync(cancellation);
        var answers = all
            .Where(call => CallAccess.MayRead(call, act.Actor))
            .OrderByDescending(call => call.Rules.Calendar.Opens.Instant)
            .ThenBy(call => call.Id, StringComparer.Ordinal)
            .Select(call => CallAnswer.Of(call, act.ReceivedAt));
        return Tagged.Json(request, new { calls = answers.ToArray() });
    }
}
