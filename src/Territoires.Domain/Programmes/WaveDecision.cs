using static Territoires.Domain.Programmes.DefinitionCheck;
using static Territoires.Domain.Programmes.ProgrammeCommand;
using static Territoires.Domain.Programmes.ProgrammeDecision;
using static Territoires.Domain.Programmes.ProgrammeFact;
using static Territoires.Domain.Programmes.ProgrammeRefusal;

namespace Territoires.Domain.Programmes;

/// <summary>Whether a programme opens one wave after the other, and which is the next.</summary>
internal static class WaveDecision
{
    public static Result<ProgrammeFact[], ProgrammeRefusal> DecidePlan(ProgrammeState state, PlanWaves plan, DateTimeOffset now)
    {
        if (state.Waves is { End: null } waves && waves.Rule == plan.Rule)
        {
            return Facts();
        }

        var today = DateOnly.FromDateTime(now.UtcDateTime);
        Fault[] faults =
        [
            .. Which(
                (plan.Rule.Days is < 1 or > WaveRule.MaxDays, "days", "Indiquez un nombre de jours entre 1 et 3\u202f660."),
                (plan.Rule.Until < today, "until", "Ce jour est passé\u00a0: indiquez-en un à venir, ou n’en indiquez pas.")),
        ];
        return faults.Length > 0 ? new WavesUnacceptable(faults)
            : !plan.HasWave ? new NoWave()
            : state.HasMetItsTargets(today) ? new TargetsAlreadyMet()
            : Facts(new WavesPlanned(plan.Rule));
    }

    /// <summary>Stopping what a later plan replaced, or what ended, stops nothing.</summary>
    public static Result<ProgrammeFact[], ProgrammeRefusal> DecideEnd(ProgrammeState state, EndWaves end) =>
        state.Waves is { End: null } waves && (end.Plan is null || end.Plan == waves.Plan) ? Facts(new WavesEnded(end.Why)) : Facts();

    /// <summary>A wave is begun once, and none by a plan that no longer stands.</summary>
    public static Result<ProgrammeFact[], ProgrammeRefusal> DecideBeginning(ProgrammeState state, BeginWave begin)
    {
        var wave = begin.Wave;
        return state.Waves is { End: null } waves && waves.Plan == begin.Plan
            && state.CallOf(wave.From) is { } previous && state.CallOf(wave.CallId) is null
                ? Facts(new WaveBegun(previous with { CallId = wave.CallId }, wave))
                : Facts();
    }
}
