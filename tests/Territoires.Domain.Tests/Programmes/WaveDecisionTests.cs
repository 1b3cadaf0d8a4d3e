using Territoires.Domain.Programmes;
using static Territoires.Domain.Programmes.ProgrammeCommand;
using static Territoires.Domain.Tests.Programmes.Register;

namespace Territoires.Domain.Tests.Programmes;

/// <summary>A permanent call: which wave follows, and what ends it.</summary>
public sealed class WaveDecisionTests
{
    private static readonly WaveRule Monthly = new(30);
    private static readonly ProgrammeState Planned = After(Defined, new LinkCall(Call, []), new PlanWaves(Monthly, HasWave: true));
    private static readonly BegunWave Second = new("essai-vague-2", Call.CallId, new DateOnly(2022, 3, 1), 2);

    [Fact]
    public void A_wave_is_one_of_the_calls_and_brings_its_laureates_in_as_the_one_before()
    {
        var begun = After(Planned, new BeginWave(Second, Plan: 1));

        begun.CallOf("essai-vague-2").ShouldBe(Call with { CallId = "essai-vague-2", Categories = begun.CallOf(Call.CallId)!.Categories });
        begun.Waves!.Last.ShouldBe(Second);
        Answered(begun, new BeginWave(Second, Plan: 1)).ShouldBeEmpty("it is begun once");
    }

    [Fact]
    public void What_was_planned_before_another_plan_or_the_loss_of_a_wave_begins_nothing_and_ends_nothing()
    {
        var replanned = After(Planned, new PlanWaves(new WaveRule(60), HasWave: true));
        var unlinked = After(After(Planned, new BeginWave(Second, Plan: 1)), new UnlinkCall(Second.CallId));

        replanned.Waves!.Plan.ShouldBe(2);
        Answered(replanned, new BeginWave(Second, Plan: 1)).ShouldBeEmpty();
        Answered(replanned, new EndWaves(WavesEnd.TermPassed, Plan: 1)).ShouldBeEmpty();
        (unlinked.Waves!.Plan, unlinked.Waves.Last).ShouldBe((2, null));
        Answered(After(unlinked, new UnlinkCall(Call.CallId)), new BeginWave(Second, Plan: 3)).ShouldBeEmpty("nothing is left to follow");
    }

    [Fact]
    public void A_stopped_call_is_made_permanent_anew_under_another_plan()
    {
        var again = After(Planned, new EndWaves(WavesEnd.Stopped), new PlanWaves(Monthly, HasWave: true));

        again.Waves.ShouldBe(new PermanentCall(Monthly, 2));
    }

    [Fact]
    public void What_cannot_be_planned_says_why()
    {
        ProgrammeDecision.Decide(Planned, new PlanWaves(Monthly with { Days = 31 }, HasWave: false), Now).Refusal
            .ShouldBe(new ProgrammeRefusal.NoWave());
        ProgrammeDecision.Decide(Planned, new PlanWaves(new WaveRule(0, new DateOnly(2021, 12, 31)), HasWave: true), Now).Refusal
            .ShouldBeOfType<ProgrammeRefusal.WavesUnacceptable>().Faults.Select(fault => fault.Field).ShouldBe(["days", "until"]);
        var full = After(Planned, new Define("essai", Definition with { Targets = [new(4, new(2022, 12, 31))] }));
        ProgrammeDecision.Decide(full, new PlanWaves(new WaveRule(31), HasWave: true), Now).Refusal
            .ShouldBe(new ProgrammeRefusal.TargetsAlreadyMet());
    }

    private static ProgrammeFact[] Answered(ProgrammeState state, ProgrammeCommand command) =>
        ProgrammeDecision.Decide(state, command, Now).Value;
}
