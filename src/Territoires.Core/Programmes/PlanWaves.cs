using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Programmes;

namespace Territoires.Core.Programmes;

/// <summary>An administrator makes a call permanent: some days after the closing of a wave, the next one opens by itself.</summary>
public sealed class PlanWaves(ProgrammeDesk desk, CallStore calls)
{
    public async Task<Result<Loaded<ProgrammeState>, ActRefusal<ProgrammeRefusal>>> RunAsync(
        string programme, WaveRule rule, Act act, CancellationToken cancellation)
    {
        if (await desk.FindAsync(programme, act.Actor, cancellation) is not { State: { } state } loaded)
        {
            return new ActRefusal<ProgrammeRefusal>.NotFound();
        }

        var hasWave = WaveDates.LastOf(state, await calls.AllAsync(cancellation)) is not null;
        return await desk.ActAsync(loaded, new ProgrammeCommand.PlanWaves(rule, hasWave), act);
    }
}
