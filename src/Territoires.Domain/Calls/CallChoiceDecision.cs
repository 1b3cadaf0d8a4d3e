using Territoires.Domain.Applications;
using Territoires.Domain.Designation;
using static Territoires.Domain.Calls.CallCommand;
using static Territoires.Domain.Calls.CallDecision;
using static Territoires.Domain.Calls.CallFact;
using static Territoires.Domain.Calls.CallRefusal;

namespace Territoires.Domain.Calls;

/// <summary>What the jury proposes and what the authority designates: two acts, two hands.</summary>
internal static class CallChoiceDecision
{
    public static Result<CallFact[], CallRefusal> DecideProposal(CallState? state, SendProposal send)
    {
        if (!IsClosed(state, out var refusal))
        {
            return refusal;
        }

        if (!state.Rules.Jury)
        {
            return new NoJury();
        }

        if (state.Proposal is { } sent)
        {
            return sent.IsSame(send.Proposal) ? Facts() : new AlreadyProposed();
        }

        return send.Outcome switch
        {
            null or { IsSigned: false } => new MinutesUnsigned(),
            var outcome when outcome.SessionId != state.SessionId => new NotItsSession(),
            _ when !Procedure.Allows(ProcedureAct.SendProposal, Procedure.Of(state, send.Outcome)) => new MinutesUnsigned(),
            var outcome when !send.Proposal.FollowsFrom(outcome, state.Rules.Places) => new ProposalNotFromMinutes(),
            _ => Facts(new ProposalSent(send.Proposal)),
        };
    }

    public static Result<CallFact[], CallRefusal> DecideDesignation(CallState? state, Designate designate, DateTimeOffset now)
    {
        if (!IsClosed(state, out var refusal))
        {
            return refusal;
        }

        if (state.Rules.Jury && state.Proposal is null)
        {
            return new NoProposal();
        }

        var list = DesignatedList.Of(state.Proposal, designate.Laureates, designate.Reasons);
        if (state.Designation is { } done && done.IsSame(list))
        {
            return Facts();
        }

        if (state.IsPublishedAt(now))
        {
            // From its publication on, it gives rights to those whom it names.
            return new AlreadyPublished(state.PublicationAt!.Value, state.Rules.Calendar.EarliestPublication.Zone);
        }

        if (!Procedure.AllowsDesignation(state))
        {
            return new NoProposal();
        }

        if (Unready(state, designate) is { } unready)
        {
            return unready;
        }

        if (list.Laureates.Count > state.Rules.Places)
        {
            return new PlacesExceeded(state.Rules.Places, list.Laureates.Count);
        }

        var faults = DesignationCheck.Faults(list, designate.Admissible, designate.Reasons);
        Departure[] unexplained = [.. list.Departures.Where(departure => string.IsNullOrWhiteSpace(departure.Reason))];
        var replacement = designate.Replacement?.Trim() ?? string.Empty;
        return (faults, unexplained) switch
        {
            ({ Count: > 0 }, _) => new DesignationUnacceptable(faults),
            _ when Unanswered(state, list, designate) is { Count: > 0 } pairs => new OverlapsUnanswered(state.Id, pairs),
            (_, { Length: > 0 }) => new ReasonsMissing(unexplained),
            _ when state.Designation is null => Facts(new LaureatesDesignated(list)),
            _ when replacement.Length == 0 => new AlreadyDesignated(),
            _ when replacement.Length > Departure.MaxReason => new ReplacementTooLong(Departure.MaxReason),
            _ => Facts(new DesignationReplaced(list, replacement, now)),
        };
    }

    /// <summary>Two files of the list that may be one territory twice, and of which nobody said that they are not.</summary>
    private static IReadOnlyList<FilePair> Unanswered(CallState state, DesignatedList list, Designate designate) => state.Unanswered(
        (designate.Meeting ?? []).Where(pair => list.Laureates.Contains(pair.One) && list.Laureates.Contains(pair.Other)));

    /// <summary>What the lists that come before a designation still lack; with a jury, its session saw to that.</summary>
    private static CallRefusal? Unready(CallState state, Designate designate) => state.Rules switch
    {
        { Jury: true } => null,
        { Spotting: { } spotting } when designate.Files < spotting.AtLeast => new ListTooShort(spotting.AtLeast, designate.Files),
        _ when designate.Undecided is { Count: > 0 } undecided => new ApplicationsUndecided(undecided),
        { Screening.Keeps: { } keeps } when designate.Admissible.Count > keeps => new TooManyKept(keeps, designate.Admissible.Count),
        _ => null,
    };
}
