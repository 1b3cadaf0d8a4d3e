using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Web.Service;

/// <summary>The applications of a service's area in one call, those that wait for its opinion first.</summary>
/// <param name="Given">How many opinions it gave.</param>
/// <param name="Asked">On how many applications, less what was taken back.</param>
public sealed record OpinionDesk(CallState Call, Paged<ListedApplication> Applications, int Given, int Asked, bool IsInTime);

/// <summary>The desk of a service of the State: what it is asked about, and what it answered.</summary>
public sealed class OpinionsController(CallStore calls, ApplicationStore applications) : ControllerBase
{
    [Reads("avis"), Policy(Permission.GiveOpinions)]
    public async Task<IResult> ShowOpinionsAsync(CancellationToken cancellation)
    {
        var act = Request.Act();
        var desks = new List<OpinionDesk>();
        foreach (var call in (await calls.AllAsync(cancellation)).Where(
            call => call.IsPublic && act.Actor.MayTouch(call.Id)).OrderByDescending(call => call.Rules.Calendar.ExaminedUntil.Instant))
        {
            var mine = await OfItsAreaAsync(call, act.Actor, cancellation);
            if (mine.Count > 0)
            {
                var asked = Request.Query["appel"].ToString() == call.Id ? Paging.Asked(Request.Query[Paging.Parameter]) : 1;
                ListedApplication[] standing = [.. mine.Where(application => application.Stage == ApplicationStage.Submitted)];
                var given = standing.Count(application => HasAnswered(application, act.Actor.Id));
                desks.Add(new OpinionDesk(
                    call, mine.Page(asked), given, standing.Length, OpinionController.IsInTime(call, act.ReceivedAt)));
            }
        }

        return Page.Of(new OpinionsPage { Desks = desks, Service = act.Actor.Id });
    }

    private async Task<IReadOnlyList<ListedApplication>> OfItsAreaAsync(CallState call, Actor actor, CancellationToken cancellation)
    {
        var mine = (await applications.ListAsync(call.Id, cancellation)).Where(application =>
            ApplicationAccess.IsOfItsArea(application, actor) && ApplicationAccess.MayRead(application, call, actor)
                && application.Submission is not null);
        return
        [
            .. mine.InListOrder()
            .OrderBy(application => application.Stage == ApplicationStage.Withdrawn || HasAnswered(application, actor.Id)),
        ];
    }

    private static bool HasAnswered(ListedApplication application, string service) =>
        application.Opinions.Any(opinion => opinion.ServiceId == service);
}
