using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Programmes;

namespace Territoires.Core.Programmes;

/// <summary>An administrator takes back that a call is one of a programme's, over the version of the programme that they saw.</summary>
public sealed class UnlinkCall(ProgrammeDesk desk)
{
    public async Task<Result<Loaded<ProgrammeState>, ActRefusal<ProgrammeRefusal>>> RunAsync(
        string programme, string call, string? ifMatch, Act act, CancellationToken cancellation) =>
        await desk.FindAsync(programme, act.Actor, cancellation) is { } loaded
            ? await desk.ActAsync(loaded, new ProgrammeCommand.UnlinkCall(call), act, ifMatch)
            : new ActRefusal<ProgrammeRefusal>.NotFound();
}
