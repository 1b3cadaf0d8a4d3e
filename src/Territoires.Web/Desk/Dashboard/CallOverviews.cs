using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Core.Reviews;
using Territoires.Domain.Calls;
using Territoires.Web.Answers;

namespace Territoires.Web.Desk.Dashboard;

/// <summary>Counts a call over all that was received, given and cast.</summary>
public sealed class CallOverviews(ApplicationStore applications, ReviewStore reviews, SessionStore sessions)
{
    public async Task<CallOverview> OfAsync(CallState call, Act act, CallWait waits, CancellationToken cancellation)
    {
        var written = reviews.ListAsync(call.Id, cancellation);
        var all = await applications.ListAsync(call.Id, cancellation);
        var expected = all.Where(application => application.IsAdmissible)
            .SelectMany(
                application =>
                    application.Assigned.Where(juror => !application.IsRecused(juror)), (application, juror) => (application.Id, juror))
            .ToHashSet();
        var final = (await written).Count(review => review.IsFinal && expected.Contains((review.ApplicationId, review.JurorId)));
        var session = call.SessionId is null ? null : (await sessions.LoadAsync(call.SessionId, cancellation)).State;
        var wait = await waits.ReadAsync(call.Id, cancellation);
        var progress = ProgressAnswer.For(act.Actor, call, wait, act.ReceivedAt);
        return new CallOverview(call, progress, CallCounts.Of(all, final, session), session, act.ReceivedAt)
        {
            Entered = wait?.Entered ?? [],
        };
    }
}
