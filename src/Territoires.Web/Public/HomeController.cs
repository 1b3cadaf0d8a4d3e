using Territoires.Core.Calls;
using Territoires.Core.Programmes;
using Territoires.Web.Answers;

namespace Territoires.Web.Public;

/// <summary>The home page: the calls that are open, coming and closed, and what the site is.</summary>
public sealed class HomeController(CallStore calls, ProgrammeStore programmes, PublicPages pages) : ControllerBase
{
    [Reads(""), Policy(Permission.ReadPublic)]
    public async Task<IResult> ShowHomeAsync(CancellationToken cancellation)
    {
        var now = Request.Act().ReceivedAt;
        var search = CallSearch.Read(Request.Query);
        var known = (await calls.AllAsync(cancellation)).Where(call => call.IsPublic).ToArray();
        var found = known
            .Where(call => search.Finds(call, CallMoment.Of(call, now)))
            .OrderBy(call => PlaceOf(CallMoment.Of(call, now)))
            .ThenByDescending(call => call.Rules.Calendar.Opens.Instant)
            .ThenBy(call => call.Id, StringComparer.Ordinal)
            .ToArray();
        return pages.Of(Page.Of(new HomePage
        {
            Calls = found.Page(Paging.Asked(Request.Query[Paging.Parameter])),
            Total = known.Length,
            HasProgrammes = (await programmes.AllAsync(cancellation)).Count > 0,
            Search = search,
            Now = now,
        }));
    }

    /// <summary>What each person does here, and what to do when something does not go.</summary>
    [Reads("aide"), Policy(Permission.ReadPublic)]
    public IResult ShowHelp() => pages.Of(Page.Of(new HelpPage()));

    private static int PlaceOf(CallMomentName moment) =>
        CallSearch.Moments.Select((one, place) => (one.Moment, place)).First(one => one.Moment == moment).place;
}
