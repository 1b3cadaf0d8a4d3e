using Territoires.Core.Calls;
using Territoires.Domain;
using Territoires.Domain.Jury;

namespace Territoires.Core.JurySessions;

/// <summary>
/// The secretary counts the votes and writes the minutes; nothing changes in the session after that. The minutes reveal the
/// seed of the draw: until they are drafted, nobody reads it.
/// </summary>
public sealed class DraftMinutes(SessionDesk desk, DrawSeedStore seeds)
{
    public async Task<Result<ActedSession, ActRefusal<JurySessionRefusal>>> RunAsync(
        string session, Act act, CancellationToken cancellation) =>
        await desk.FindAsync(session, act.Actor, cancellation) is { } found
            ? await desk.ActAsync(found, new JurySessionCommand.DraftMinutes(await seeds.OfAsync(found.Call.Id)), act)
            : new ActRefusal<JurySessionRefusal>.NotFound();
}
