using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Programmes;

namespace Territoires.Core.Programmes;

/// <summary>An administrator stops a permanent call: what is open goes on, and no wave follows.</summary>
public sealed class StopWaves(ProgrammeDesk desk)
{
    public Task<Result<Loaded<ProgrammeState>, ActRefusal<ProgrammeRefusal>>> RunAsync(
        string programme, Act act, CancellationToken cancellation) =>
        desk.ActAsync(programme, new ProgrammeCommand.EndWaves(WavesEnd.Stopped), act, cancellation);
}
