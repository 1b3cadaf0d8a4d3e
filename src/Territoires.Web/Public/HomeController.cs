using Territoires.Core.Calls;
using Territoires.Web.Answers;

namespace Territoires.Web.Public;

/// <summary>The home page: the calls that are open, coming and closed.</summary>
public sealed class HomeController(CallStore calls, PublicPages pages) : ControllerBase
{
    [Reads(""), Policy(Permission.ReadPublic)]
    public async Task<IResult> ShowHomeAsync(CancellationToken cancellation)
    {
        var now = Request.Act().ReceivedAt;
        var known = (await calls.AllAsync(cancellation))
            .Where(call => call.IsPublic)
            .OrderBy(call => HomePage.PlaceOf(CallMoment.Of(call, now)))
            .ThenByDescending(call => call.Rules.Calendar.Opens.Instant)
            .ThenBy(call => call.Id, StringComparer.Ordinal)
            .ToArray();
        return pages.Of(Page.Of(new HomePage { Calls = known.Page(Paging.Asked(Request.Query[Paging.Parameter])), Now = now }));
    }
}
