using static Territoires.Domain.Programmes.ProgrammeFact;

namespace Territoires.Domain.Programmes;

/// <summary>What a fact makes of a programme. Total over facts: a fact that is stored is never refused.</summary>
public static class ProgrammeEvolution
{
    public static ProgrammeState Evolve(ProgrammeState? state, ProgrammeFact fact) => fact switch
    {
        ProgrammeDefined defined => new ProgrammeState { Id = defined.Id, Definition = defined.Definition },
        ProgrammeRevised revised => After(state, fact) with { Definition = revised.Definition },
        MembersAdmitted admitted => Admitted(After(state, fact), admitted.Members),
        MembersRenewed renewed => renewed.Renewals.Aggregate(After(state, fact), Renewed),
        MembershipEnded ended => Changed(
            After(state, fact), ended.Key, one => one with { Until = ended.On, EndReason = ended.Reason }),
        MemberCorrected corrected => Changed(After(state, fact), corrected.Key, one => Corrected(one, corrected)),
        CallLinked linked => Linked(After(state, fact), linked.Call),
        CallUnlinked unlinked => Unlinked(After(state, fact), unlinked.CallId),
        WavesPlanned planned => Planned(After(state, fact), planned.Rule),
        WaveBegun begun => Linked(Waved(After(state, fact), waves => waves with { Last = begun.Wave }), begun.Call),
        WavesEnded ended => Waved(After(state, fact), waves => waves with { End = ended.Why }),
        _ => throw new InvalidOperationException($"Unknown fact {fact}."),
    };

    private static ProgrammeState Admitted(ProgrammeState state, IReadOnlyList<Membership> members) =>
        state with { Memberships = [.. state.Memberships, .. members] };

    private static ProgrammeState Renewed(ProgrammeState state, Renewal renewal)
    {
        var before = state.Find(renewal.Renews)
            ?? throw new InvalidOperationException($"{renewal.Renews} is renewed and was never admitted.");
        var ended = Changed(state, before.Key, one => one with { Until = renewal.Since });
        return Admitted(ended, [
            new Membership(renewal.Key, before.Member with { Since = renewal.Since }) { Phase = renewal.Phase, Renews = before.Key },
        ]);
    }

    private static Membership Corrected(Membership one, MemberCorrected corrected) => one with
    {
        Member = corrected.Member,
        ListedAs = corrected.ListedAs ?? one.ListedAs,
        Corrections = [.. one.Corrections, new MemberCorrection(one.Member, corrected.Reason, corrected.At)],
    };

    private static ProgrammeState Changed(ProgrammeState state, string key, Func<Membership, Membership> change) =>
        state with { Memberships = [.. state.Memberships.Select(one => one.Key == key ? change(one) : one)] };

    private static ProgrammeState Linked(ProgrammeState state, LinkedCall call) => state with
    {
        Calls = state.CallOf(call.CallId) is null
            ? [.. state.Calls, call]
            : [.. state.Calls.Select(one => one.CallId == call.CallId ? call : one)],
    };

    private static ProgrammeState Unlinked(ProgrammeState state, string call) => state with
    {
        Calls = [.. state.Calls.Where(one => one.CallId != call)],
        Memberships = [.. state.Memberships.Where(one => one.CallId != call)],
        // The next wave follows another one from then on.
        Waves = state.Waves is { } waves
            ? waves with { Plan = waves.Plan + 1, Last = waves.Last?.CallId == call ? null : waves.Last }
            : null,
    };

    private static ProgrammeState Planned(ProgrammeState state, WaveRule rule) => state with
    {
        Waves = new PermanentCall(rule, (state.Waves?.Plan ?? 0) + 1) { Last = state.Waves?.Last },
    };

    private static ProgrammeState Waved(ProgrammeState state, Func<PermanentCall, PermanentCall> change) => state with
    {
        Waves = change(state.Waves ?? throw new InvalidOperationException($"{state.Id} has no waves.")),
    };

    private static ProgrammeState After(ProgrammeState? state, ProgrammeFact fact) =>
        state ?? throw new InvalidOperationException($"{fact} cannot be the first fact of a programme.");
}
