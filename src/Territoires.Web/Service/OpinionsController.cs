using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Web.Service;

/// <summary>The applications of a service's area in one call, those that wait for its opinion first.</summary>
/// <param name="Given">How many opinions it gave.</param>
/// <param name="Asked">On how many applications, less what was taken back.</param>
public sealed record OpinionDesk(CallState Call, Paged<ListedApplication> Applications, int Given, int Asked, bool IsInTime)
{
    /// <summary>How many are still to be given.</summary>
    public int Left => Asked - Given;
}

/// <summary>The desk of a service of the State: what it is asked about, and what it answered.</summary>
public sealed class OpinionsController(CallStore calls, ApplicationStore applications) : ControllerBase
{
    [Reads("avis"), Policy(Permission.GiveOpinions)]
    public async Task<IResult> ShowOpinionsAsync(CancellationToken cancellation)
    {
        var act = Request.Act();
        var desks = new List<OpinionDesk>();
        foreach (var call in (await calls.AllAsync(cancellation)).Where(
            call => call.IsPublic && act.Actor.MayTouch(call.Id)))
        {
            var mine = await ServiceArea.OfAsync(applications, call, act.Actor, cancellation);
            if (mine.Count > 0)
            {
                var asked = Request.Query["appel"].ToString() == call.Id ? Paging.Asked(Request.Query[Paging.Parameter]) : 1;
                ListedApplication[] standing = [.. mine.Where(application => application.Stage == ApplicationStage.Submitted)];
                var given = standing.Count(application => ServiceArea.HasAnswered(application, act.Actor.Id));
                desks.Add(new OpinionDesk(
                    call, mine.Page(asked), given, standing.Length, OpinionController.IsInTime(call, act.ReceivedAt)));
            }
        }

        return Page.Of(new OpinionsPage
        {
            Desks =
            [
                .. desks.Where(desk => desk.IsInTime).OrderBy(DateOf),
                .. desks.Where(desk => !desk.IsInTime).OrderByDescending(DateOf),
            ],
            Service = act.Actor.Id,
            Now = act.ReceivedAt,
            Asked = Request.Query["appel"].ToString(),
        });

        static DateTimeOffset DateOf(OpinionDesk desk) => desk.Call.Rules.Calendar.ExaminedUntil.Instant;
    }
}
