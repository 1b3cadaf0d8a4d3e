using Territoires.Domain.Calls;
using static Territoires.Domain.Calls.CallCommand;
using static Territoires.Domain.Calls.CallDecision;
using static Territoires.Domain.Calls.CallFact;
using static Territoires.Domain.Calls.CallRefusal;

namespace Territoires.Domain.Publication;

/// <summary>
/// The reserve, and what happens to a list that is public. Nothing that was read is taken back: each change makes a version more,
/// with its reason. Whoever acts says which version they saw, so that two people never correct past each other.
/// </summary>
internal static class ListDecision
{
    /// <summary>With the designation or after it, by the authority, until the list is public.</summary>
    public static Result<CallFact[], CallRefusal> DecideReserve(CallState? state, SetReserve set, DateTimeOffset now)
    {
        if (!IsClosed(state, out var refusal))
        {
            return refusal;
        }

        if (state.Designation is not { } designation)
        {
            return new NotDesignated();
        }

        if (state.Reserve.SequenceEqual(set.Ranked))
        {
            return Facts();
        }

        if (state.IsPublishedAt(now) || !Procedure.Allows(ProcedureAct.SetReserve, Procedure.Of(state)))
        {
            return new AlreadyPublished(state.PublicationAt!.Value, state.Rules.Calendar.EarliestPublication.Zone);
        }

        if (set.Seen != state.ReserveVersion)
        {
            return new ListChanged();
        }

        var faults = ReserveCheck.Faults(set.Ranked, designation.Laureates, set.Admissible);
        return faults.Count > 0 ? new ReserveUnacceptable(faults)
            // Once the list is public nobody answers any more, and the reserve may move up: it is asked now.
            : state.Unanswered(set.Meeting ?? []) is { Count: > 0 } pairs ? new OverlapsUnanswered(state.Id, pairs)
            : Facts(new ReserveSet(set.Ranked));
    }

    public static Result<CallFact[], CallRefusal> DecideCorrection(CallState? state, CorrectList correct, DateTimeOffset now)
    {
        if (!IsPublic(state, now, ProcedureAct.CorrectList, out var list, out var refusal))
        {
            return refusal;
        }

        if (IsDone(list, correct.Seen, last => last is { Kind: ListChangeKind.Corrected, Correction: { } done }
            && done.IsSame(correct.Correction) && last.Reason == correct.Reason))
        {
            return Facts();
        }

        if (correct.Seen != list.Number)
        {
            return new ListChanged();
        }

        if (correct.Correction.Laureate is { } laureate && !list.Laureates.Contains(laureate))
        {
            return new NotOnList();
        }

        Fault[] faults =
        [
            .. CorrectionCheck.Faults(correct.Correction, correct.Shown, list.Text, state.Rules),
            .. CorrectionCheck.FaultsOfReason(correct.Reason),
        ];
        return faults.Length > 0
            ? new ListChangeUnacceptable(faults)
            : Facts(new ListCorrected(correct.Correction, correct.Reason, now));
    }

    public static Result<CallFact[], CallRefusal> DecideWithdrawal(CallState? state, WithdrawLaureate withdraw, DateTimeOffset now)
    {
        if (!IsPublic(state, now, ProcedureAct.WithdrawLaureate, out var list, out var refusal))
        {
            return refusal;
        }

        if (IsDone(list, withdraw.Seen, last => last.Kind == ListChangeKind.Withdrew && last.Application?.Number == withdraw.Number
            && last.Reason == withdraw.Reason))
        {
            return Facts();
        }

        if (withdraw.Seen != list.Number)
        {
            return new ListChanged();
        }

        if (list.LaureateOf(withdraw.Number) is not { } laureate)
        {
            return new NotOnList();
        }

        var faults = CorrectionCheck.FaultsOfReason(withdraw.Reason);
        return faults.Count > 0
            ? new ListChangeUnacceptable(faults)
            : Facts(new LaureateWithdrew(laureate, withdraw.Reason, now));
    }

    public static Result<CallFact[], CallRefusal> DecideCalling(CallState? state, CallReserve call, DateTimeOffset now)
    {
        if (!IsPublic(state, now, ProcedureAct.CallReserve, out var list, out var refusal))
        {
            return refusal;
        }

        if (IsDone(list, call.Seen, last => last.Kind == ListChangeKind.Called && last.Reason == call.Reason))
        {
            return Facts();
        }

        var faults = CorrectionCheck.FaultsOfReason(call.Reason);
        return list switch
        {
            _ when call.Seen != list.Number => new ListChanged(),
            { PlacesLeft: <= 0 } => new NoPlaceLeft(),
            { Reserve: [] } => new ReserveEmpty(),
            _ when faults.Count > 0 => new ListChangeUnacceptable(faults),
            _ => Facts(new ReserveCalled(list.Reserve[0], call.Reason, now)),
        };
    }

    private static bool IsPublic(
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] CallState? state, DateTimeOffset now, ProcedureAct act,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ListVersion? list,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out CallRefusal? refusal)
    {
        list = null;
        if (!IsClosed(state, out refusal))
        {
            return false;
        }

        if (!state.IsPublishedAt(now) || !Procedure.Allows(act, Procedure.Of(state)))
        {
            refusal = new NotYetPublished();
            return false;
        }

        list = ListVersion.Of(state);
        return true;
    }

    /// <summary>Asked twice over the version that was seen, it is done once.</summary>
    private static bool IsDone(ListVersion list, int seen, Predicate<ListChange> isSame) =>
        seen == list.Number - 1 && list.Changes is [.., var last] && isSame(last);
}
