using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Programmes;

namespace Territoires.Core.Programmes;

/// <summary>What every act on a programme has in common: find it, as somebody who may act on it, act on it.</summary>
public sealed class ProgrammeDesk(ProgrammeStore programmes)
{
    /// <summary>Null when there is no such programme, or the actor's token is good for one call only.</summary>
    public async Task<Loaded<ProgrammeState>?> FindAsync(string programme, Actor actor, CancellationToken cancellation) =>
        actor.Call is null && await programmes.LoadAsync(programme, cancellation) is { State: not null } loaded ? loaded : null;

    public async Task<Result<Loaded<ProgrammeState>, ActRefusal<ProgrammeRefusal>>> ActAsync(
        Loaded<ProgrammeState> programme, ProgrammeCommand command, Act act, string? ifMatch = null)
    {
        var saved = await programmes.ActAsync(programme, command, act, ifMatch);
        return saved.IsRefused ? saved.Refusal : saved.Value.Aggregate;
    }

    /// <summary>Finds the programme and acts on it.</summary>
    public async Task<Result<Loaded<ProgrammeState>, ActRefusal<ProgrammeRefusal>>> ActAsync(
        string programme, ProgrammeCommand command, Act act, CancellationToken cancellation) =>
        await FindAsync(programme, act.Actor, cancellation) is { } loaded
            ? await ActAsync(loaded, command, act)
            : new ActRefusal<ProgrammeRefusal>.NotFound();
}
