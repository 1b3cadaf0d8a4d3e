using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.Designation;
using Territoires.Core.JurySessions;
using Territoires.Core.Reviews;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Steps;

namespace Territoires.Web.Desk.Dashboard;

/// <summary>Counts a call over all that was received, given and cast.</summary>
public sealed class CallOverviews(
    CallStore calls, ApplicationStore applications, ReviewStore reviews, SessionStore sessions, CallOverlaps overlaps)
{
    public async Task<CallFacts> OfAsync(CallState call, DateTimeOffset now, CancellationToken cancellation) =>
        (await CountAsync(call, now, cancellation)).Facts;

    private async Task<(CallFacts Facts, IReadOnlyList<ListedApplication> All)> CountAsync(
        CallState call, DateTimeOffset now, CancellationToken cancellation)
    {
        var written = reviews.ListAsync(call.Id, cancellation);
        var all = await applications.ListAsync(call.Id, cancellation);
        var session = call.SessionId is null ? null : (await sessions.LoadAsync(call.SessionId, cancellation)).State;
        return (new CallFacts(call, session, CallFigures.Of(all, await written), now), all);
    }

    /// <summary>The same, when each step was begun and done, and how many overlaps wait for an answer.</summary>
    public async Task<CallFacts> WithDatesAsync(CallState call, DateTimeOffset now, CancellationToken cancellation)
    {
        var ofCall = calls.DatesAsync(call.Id, CallFacts.OfCall, cancellation);
        var (facts, all) = await CountAsync(call, now, cancellation);
        var unanswered = Procedure.Allows(ProcedureAct.AnswerOverlap, Procedure.Of(call)) && !call.IsPublishedAt(now)
            ? (await overlaps.AmongAsync(all, cancellation)).Unanswered(pair => call.AnswerTo(pair) is not null)
            : 0;
        var ofSession = call.SessionId is null ? [] : await sessions.DatesAsync(call.SessionId, CallFacts.OfSession, cancellation);
        return facts with { Dates = [.. await ofCall, .. ofSession], UnansweredOverlaps = unanswered };
    }
}
