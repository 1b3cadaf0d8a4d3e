using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Calls;
using Territoires.Functions.Calls;
using Territoires.Functions.Identity;

namespace Territoires.Functions.Web;

/// <summary>The home page: the calls that are open, coming and closed.</summary>
public sealed class ShowHome(CallStore calls, PublicPages pages)
{
    [Function(nameof(ShowHome)), Policy(Permission.ReadPublic)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{ignored:maxlength(0)?}")] HttpRequest request, CancellationToken cancellation)
    {
        var now = request.Act().ReceivedAt;
        var known = (await calls.AllAsync(cancellation))
            .Where(call => call.IsPublic)
            .OrderBy(call => HomePage.PlaceOf(CallMoment.Of(call, now)))
            .ThenByDescending(call => call.Rules.Calendar.Opens.Instant)
            .ThenBy(call => call.Id, StringComparer.Ordinal)
            .ToArray();
        return pages.Of(new RazorComponentResult<HomePage>(new { Calls = known.Page(Paging.Asked(request.Query[Paging.Parameter])), Now = now }));
    }
}
