using Territoires.Core.Applications;
using Territoires.Core.Reviews;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;
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
        return Agenda(call, await ApplicationsAsync(call.Id, cancellation), await written);
    }

    /// <summary>
    /// What the session was convened on, with the marks of then; before it is, what it would be, of what was read of the call.
    /// </summary>
    public async Task<IReadOnlyList<AgendaItem>> MarkedAsync(
        CallState call, IReadOnlyList<ListedApplication> all, IReadOnlyList<ReviewState> written, CancellationToken cancellation) =>
        await SessionAsync(call, cancellation) is { } session && session.Agenda.All(item => item.Marks is not null)
            ? session.Agenda
            : Agenda(call, all, written);

    /// <summary>
    /// By id, what the marks of each application add up to where no jury sits, whose minutes would hold them; empty for any other call.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, ItemMarks>> MarksAsync(
        CallState call, IReadOnlyList<ListedApplication> all, CancellationToken cancellation) =>
        call.Rules is { Jury: false, HasReading: true }
            ? Agenda(call, all, await reviews.OfCallAsync(call.Id, cancellation)).ToDictionary(item => item.ApplicationId, ItemMarks.Of)
            : new Dictionary<string, ItemMarks>();

    /// <summary>
    /// The reviews of those who are still to write them, in the order in which they are kept, from after one of them on. The
    /// applications of a partition are read with the first of its reviews.
    /// </summary>
    public async IAsyncEnumerable<ReviewState> ReviewsAsync(
        string call, string? after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var assigned = new HashSet<(string, string)>();
        await foreach (var review in reviews.WalkAsync(call, after, cancellation))
        {
            if (!known.Contains(review.ApplicationId))
            {
                var beside = await applications.ListBesideAsync(review.ApplicationId, cancellation);
                known = [.. beside.Select(application => application.Id)];
                assigned = Assigned(beside);
            }

            if (assigned.Contains((review.ApplicationId, review.JurorId)))
            {
                yield return review;
            }
        }
    }

    private static IReadOnlyList<AgendaItem> Agenda(
        CallState call, IReadOnlyList<ListedApplication> all, IReadOnlyList<ReviewState> written)
    {
        var admissible = AdmissibleAmong(all);
        var assigned = Assigned(admissible);
        return AgendaItem.All(
            admissible, written.Where(review => assigned.Contains((review.ApplicationId, review.JurorId))), call.Rules.Grid, call.Panel);
    }

    private static HashSet<(string Application, string Juror)> Assigned(IEnumerable<ListedApplication> among) =>
        [.. among.SelectMany(application => application.Assigned, (application, juror) => (application.Id, juror))];

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
