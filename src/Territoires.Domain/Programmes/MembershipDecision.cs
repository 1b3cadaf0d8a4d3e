using static Territoires.Domain.Programmes.ProgrammeCommand;
using static Territoires.Domain.Programmes.ProgrammeDecision;
using static Territoires.Domain.Programmes.ProgrammeFact;
using static Territoires.Domain.Programmes.ProgrammeRefusal;

namespace Territoires.Domain.Programmes;

/// <summary>Who comes into a network, goes on in it, leaves it, and how it is put right.</summary>
internal static class MembershipDecision
{
    public static Result<ProgrammeFact[], ProgrammeRefusal> DecideAdmission(ProgrammeState state, Admit admit)
    {
        var faults = MembershipCheck.OfAdmissions(state, admit.Members);
        if (faults.Count > 0)
        {
            return new MembersUnacceptable(faults);
        }

        Membership[] added =
        [
            .. admit.Members.Where(one => state.Find(one.Key) is null)
                .Select(one => new Membership(one.Key, one.Member) { Phase = one.Phase }),
        ];
        return added.Length == 0 ? Facts() : Facts(new MembersAdmitted(added));
    }

    public static Result<ProgrammeFact[], ProgrammeRefusal> DecideRenewal(ProgrammeState state, Renew renew)
    {
        var faults = MembershipCheck.OfRenewals(state, renew.Renewals);
        if (faults.Count > 0)
        {
            return new MembersUnacceptable(faults);
        }

        Renewal[] added = [.. renew.Renewals.Where(one => state.Find(one.Key) is null)];
        return added.Length == 0 ? Facts() : Facts(new MembersRenewed(added));
    }

    public static Result<ProgrammeFact[], ProgrammeRefusal> DecideEnd(ProgrammeState state, End end)
    {
        if (state.Find(end.Key) is not { } one)
        {
            return new NoSuchMember(end.Key);
        }

        if (one.Until is { } until)
        {
            return until == end.On && one.EndReason == end.Reason ? Facts() : new AlreadyEnded(until);
        }

        var faults = MembershipCheck.OfEnd(one, end);
        return faults.Count > 0 ? new MembersUnacceptable(faults) : Facts(new MembershipEnded(end.Key, end.On, end.Reason));
    }

    public static Result<ProgrammeFact[], ProgrammeRefusal> DecideCorrection(ProgrammeState state, Correct correct, DateTimeOffset now)
    {
        if (state.Find(correct.Key) is not { } one)
        {
            return new NoSuchMember(correct.Key);
        }

        if (one.Member.IsSame(correct.Member))
        {
            return Facts();
        }

        var faults = MembershipCheck.OfCorrection(state, one, correct);
        return faults.Count > 0
            ? new MembersUnacceptable(faults)
            : Facts(new MemberCorrected(correct.Key, correct.Member, correct.Reason, now));
    }
}
