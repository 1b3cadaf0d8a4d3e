using Territoires.Core.Applications;
using Territoires.Core.Reviews;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using Territoires.Domain.Selection;

namespace Territoires.Core.JurySessions;

/// <summary>Brings together what a selection is computed from: the session, the reviews, the admissible applications.</summary>
public sealed class Selections(ApplicationStore applications, ReviewStore reviews, SessionStore sessions)
{
    public Task<IReadOnlyList<ListedApplication>> ApplicationsAsync(string call, CancellationToken cancellation) =>
        applications.ListAsync(call, cancellation);

    /// <summary>In the order of every list of applications.</summary>
    public async Task<IReadOnlyList<ListedApplication>> AdmissibleAsync(string call, CancellationToken cancellation) =>
        AdmissibleAmong(await ApplicationsAsync(call, cancellation));

    /// <summary>In the order of every list of applications.</summary>
    public static IReadOnlyList<ListedApplication> AdmissibleAmong(IReadOnlyList<ListedApplication> all) =>
        [.. all.Where(application => application.IsAdmissible).InListOrder()];

    /// <summary>What was taken back after it was found admissible: whoever had it before them is told why it is gone.</summary>
    public static IReadOnlyList<ListedApplication> WithdrawnAmong(IReadOnlyList<ListedApplication> all) =>
        [.. all.Where(application => application.IsTakenBackFromTheJury).InListOrder()];

    /// <summary>What the jury would vote on now, with the marks given so far.</summary>
    public async Task<IReadOnlyList<AgendaItem>> AgendaAsync(CallState call, CancellationToken cancellation)
    {
        var written = reviews.OfCallAsync(call.Id, cancellation);
        var admissible = await AdmissibleAsync(call.Id, cancellation);
        var assigned = admissible.SelectMany(
            application => application.Assigned, (application, juror) => (application.Id, juror)).ToHashSet();
        return AgendaItem.All(
            admissible, (await written).Where(review => assigned.Contains((review.ApplicationId, review.JurorId))), call.Rules.Grid);
    }

    /// <summary>What the session was convened on, with the marks of then; before it is, what it would be.</summary>
    public async Task<IReadOnlyList<AgendaItem>> MarkedAsync(CallState call, CancellationToken cancellation) =>
        await SessionAsync(call, cancellation) is { } session && session.Agenda.All(item => item.Marks is not null)
            ? session.Agenda
            : await AgendaAsync(call, cancellation);

    /// <summary>What the session decided; null while there is none.</summary>
    public async Task<SessionOutcome?> OutcomeAsync(CallState call, CancellationToken cancellation) =>
        await SessionAsync(call, cancellation) is { } session ? await WithMarksAsync(SessionOutcome.Of(session), call, cancellation) : null;

    /// <summary>
    /// What the signed minutes lead to; null while there are none: a draw stays secret as long as votes may still change.
    /// </summary>
    public async Task<Proposal?> WouldBeProposedAsync(CallState call, CancellationToken cancellation) =>
        await SessionAsync(call, cancellation) is { Stage: SessionStage.Signed, Minutes: { } minutes } session
            ? Proposal.Of(await WithMarksAsync(SessionOutcome.Of(session, minutes), call, cancellation), call.Rules.Places)
            : null;

    /// <summary>Minutes drafted before they held the marks leave them to the reviews, which are frozen since the convening.</summary>
    private async Task<SessionOutcome> WithMarksAsync(SessionOutcome outcome, CallState call, CancellationToken cancellation) =>
        outcome.Items.All(item => item.Marks is not null)
            ? outcome
            : outcome.WithMarks((await AgendaAsync(call, cancellation)).ToDictionary(item => item.ApplicationId, ItemMarks.Of));

    private async Task<JurySessionState?> SessionAsync(CallState call, CancellationToken cancellation) =>
        call.SessionId is { } id ? (await sessions.LoadAsync(id, cancellation)).State : null;
}
