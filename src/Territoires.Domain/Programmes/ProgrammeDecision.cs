using static Territoires.Domain.Programmes.ProgrammeCommand;
using static Territoires.Domain.Programmes.ProgrammeFact;
using static Territoires.Domain.Programmes.ProgrammeRefusal;

namespace Territoires.Domain.Programmes;

/// <summary>
/// What a programme answers to a command. An act that was already done decides to no fact at all: asking twice is harmless.
/// </summary>
public static class ProgrammeDecision
{
    public static Result<ProgrammeFact[], ProgrammeRefusal> Decide(ProgrammeState? state, ProgrammeCommand command, DateTimeOffset now) =>
        (state, command) switch
        {
            (_, Define define) => DecideDefinition(state, define),
            (null, _) => new NotDefined(),
            (_, Admit admit) => MembershipDecision.DecideAdmission(state, admit),
            (_, Renew renew) => MembershipDecision.DecideRenewal(state, renew),
            (_, End end) => MembershipDecision.DecideEnd(state, end),
            (_, Correct correct) => MembershipDecision.DecideCorrection(state, correct, now),
            (_, LinkCall link) => DecideLink(state, link),
            (_, UnlinkCall unlink) => DecideUnlink(state, unlink.CallId),
            (_, PlanWaves plan) => WaveDecision.DecidePlan(state, plan, now),
            (_, EndWaves end) => WaveDecision.DecideEnd(state, end),
            (_, BeginWave begin) => WaveDecision.DecideBeginning(state, begin),
            (_, FollowList follow) => ListFollowing.Decide(state, follow, now),
            _ => throw new InvalidOperationException($"No decision for {command}."),
        };

    private static Result<ProgrammeFact[], ProgrammeRefusal> DecideDefinition(ProgrammeState? state, Define define)
    {
        var faults = DefinitionCheck.Faults(define.Id, define.Definition, state);
        return faults.Count > 0
            ? new DefinitionUnacceptable(faults)
            : Facts(state is null ? new ProgrammeDefined(define.Id, define.Definition) : new ProgrammeRevised(define.Definition));
    }

    private static Result<ProgrammeFact[], ProgrammeRefusal> DecideLink(ProgrammeState state, LinkCall link)
    {
        var call = link.Call;
        if (state.CallOf(call.CallId) is { } linked)
        {
            if (linked.IsSame(call))
            {
                return Facts();
            }

            if (state.Memberships.Any(one => one.CallId == call.CallId))
            {
                return new LinkFrozen();
            }
        }

        if (link.Elsewhere is { } programme)
        {
            return new CallElsewhere(programme);
        }

        var faults = MembershipCheck.OfLink(state.Definition, link);
        return faults.Count > 0 ? new LinkUnacceptable(faults) : Facts(new CallLinked(call));
    }

    private static Result<ProgrammeFact[], ProgrammeRefusal> DecideUnlink(ProgrammeState state, string call)
    {
        var renewed = state.Memberships.Select(one => one.Renews).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return state.CallOf(call) is null ? Facts()
            : state.Memberships.FirstOrDefault(one => one.CallId == call && renewed.Contains(one.Key)) is { } member
                ? new MemberWentOn(member.Member.Name)
                : Facts(new CallUnlinked(call));
    }

    internal static Result<ProgrammeFact[], ProgrammeRefusal> Facts(params ProgrammeFact[] facts) => facts;
}
