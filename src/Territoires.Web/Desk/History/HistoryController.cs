using Territoires.Core.Accounts;
using Territoires.Core.Applications;
using Territoires.Core.JurySessions;

namespace Territoires.Web.Desk.History;

/// <summary>What happened to one file, in the order of time.</summary>
public sealed class HistoryController(
    ManagedCalls managed, ApplicationStore applications, FileHistory history, Qualities qualities) : ControllerBase
{
    [Reads("gestion/appels/{call}/recevabilite/{id}/historique"), Policy(Permission.ReadReviews)]
    public async Task<IResult> ShowHistoryAsync(string call, string id, CancellationToken cancellation)
    {
        var act = Request.Act();
        if (await managed.FindAsync(call, act.Actor, cancellation) is not { State: { } state }
            || await applications.FindAsync(id, act.Actor, cancellation) is not { State: { Submission: not null } application }
            || application.CallId != call)
        {
            return Problems.NotFound.ToResult();
        }

        var events = await history.OfAsync(application, state, act.ReceivedAt, cancellation);
        return Page.Of(new HistoryPage
        {
            Call = state,
            Application = application,
            Asked = ListAsked.Of(Request.Query),
            Events = events,
            Names = PersonWords.Shown(
                await qualities.NamesAsync(events.SelectMany(told => told.Note.People.Append(told.Actor)), cancellation)),
        });
    }
}
