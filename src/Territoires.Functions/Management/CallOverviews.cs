using Microsoft.DurableTask.Client;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Core.Reviews;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Functions.Calls;

namespace Territoires.Functions.Management;

/// <summary>Counts a call over all that was received, given and cast.</summary>
public sealed class CallOverviews(ApplicationStore applications, ReviewStore reviews, SessionStore sessions)
{
    public async Task<CallOverview> OfAsync(CallState call, Act act, DurableTaskClient durable, CancellationToken cancellation)
    {
        var all = new List<ApplicationState>();
        var final = 0;
        await foreach (var application in applications.OfCallAsync(call.Id, cancellation))
        {
            all.Add(application);
            if (application.IsAdmissible)
            {
                final += (await reviews.OfApplicationAsync(application, cancellation)).Count(review => review.IsFinal && !application.IsRecused(review.JurorId));
            }
        }

        var session = call.SessionId is null ? null : (await sessions.LoadAsync(call.SessionId, cancellation)).State;
        var wait = await CallWait.ReadAsync(call.Id, durable, cancellation);
        var progress = ProgressAnswer.For(act.Actor, call, wait, act.ReceivedAt);
        return new CallOverview(call, progress, CallCounts.Of(all, final, session), session, act.ReceivedAt) { Entered = wait?.Entered ?? [] };
    }
}
