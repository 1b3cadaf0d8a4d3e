using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Core.Reviews;
using Territoires.Domain.Calls;
using Territoires.Domain.Steps;

namespace Territoires.Web.Desk.Dashboard;

/// <summary>Counts a call over all that was received, given and cast.</summary>
public sealed class CallOverviews(CallStore calls, ApplicationStore applications, ReviewStore reviews, SessionStore sessions)
{
    public async Task<CallFacts> OfAsync(CallState call, DateTimeOffset now, CancellationToken cancellation)
    {
        var written = reviews.ListAsync(call.Id, cancellation);
        var all = await applications.ListAsync(call.Id, cancellation);
        var session = call.SessionId is null ? null : (await sessions.LoadAsync(call.SessionId, cancellation)).State;
        return new CallFacts(call, session, CallFigures.Of(all, await written), now);
    }

    /// <summary>The same, and when each step was begun and done.</summary>
    public async Task<CallFacts> WithDatesAsync(CallState call, DateTimeOffset now, CancellationToken cancellation)
    {
        var ofCall = calls.DatesAsync(call.Id, CallFacts.OfCall, cancellation);
        var facts = await OfAsync(call, now, cancellation);
        var ofSession = call.SessionId is null ? [] : await sessions.DatesAsync(call.SessionId, CallFacts.OfSession, cancellation);
        return facts with { Dates = [.. await ofCall, .. ofSession] };
    }
}
