using Territoires.Core.Calls;
using Territoires.Domain.Calls;
using Territoires.Web.Answers;
using Territoires.Web.OpenApi;

namespace Territoires.Functions.Api;

/// <param name="Next">Asks for the page after this one; null when there is none.</param>
public sealed record CallsAnswer(IReadOnlyList<CallAnswer> Calls, string? Next);

/// <summary>The calls that whoever asks may know of, the latest opening first, page by page.</summary>
public sealed class ListCalls(CallStore calls)
{
    [Function(nameof(ListCalls)), Policy(Permission.ReadPublic)]
    [Summary("Lire les appels"), Gives<CallsAnswer>]
    [Query("after", "le next de la page précédente", Optional = true), Refuses(400, "suite-inconnue")]
    public async Task<IResult> ListCallsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calls")] HttpRequest request, CancellationToken cancellation)
    {
        var act = request.Act();
        var readable = (await calls.AllAsync(cancellation))
            .Where(call => CallAccess.MayRead(call, act.Actor))
            .OrderByDescending(call => call.Rules.Calendar.Opens.Instant)
            .ThenBy(call => call.Id, StringComparer.Ordinal)
            .ToArray();
        if (!Cursors.TryRead(request, id => readable.Any(call => call.Id == id), out var after))
        {
            return Problems.CursorUnknown.ToResult();
        }

        var following = after is null ? readable : readable.SkipWhile(call => call.Id != after).Skip(1);
        var page = await Rows<CallState>.ReadAsync(following.ToAsyncEnumerable(), call => call.Id);
        return Tagged.Json(request, new CallsAnswer([.. page.Items.Select(call => CallAnswer.Of(call, act.ReceivedAt))], page.Next));
    }
}
