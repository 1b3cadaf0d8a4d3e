using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Programmes;

namespace Territoires.Core.Programmes;

/// <summary>An administrator writes a programme down, or writes it anew, over the version that they saw.</summary>
public sealed class DefineProgramme(ProgrammeStore programmes, ProgrammeDesk desk)
{
    public async Task<Result<Loaded<ProgrammeState>, ActRefusal<ProgrammeRefusal>>> RunAsync(
        string programme, ProgrammeDefinition definition, bool isCreation, string? ifMatch, Act act, CancellationToken cancellation)
    {
        if (act.Actor.Call is not null)
        {
            return new ActRefusal<ProgrammeRefusal>.NotFound();
        }

        var loaded = await programmes.LoadAsync(programme, cancellation);
        return isCreation && loaded.State is not null
            ? new ActRefusal<ProgrammeRefusal>.Stale()
            : await desk.ActAsync(loaded, new ProgrammeCommand.Define(programme, definition), act, ifMatch ?? loaded.EntityTag);
    }
}
