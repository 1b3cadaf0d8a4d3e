using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Programmes;

namespace Territoires.Core.Programmes;

/// <summary>An erratum of a member, over the version of the programme that was seen; how it was written before stays readable.</summary>
public sealed class CorrectMember(ProgrammeDesk desk)
{
    public async Task<Result<Loaded<ProgrammeState>, ActRefusal<ProgrammeRefusal>>> RunAsync(
        string programme, string member, Member corrected, string reason, string? ifMatch, Act act, CancellationToken cancellation) =>
        await desk.FindAsync(programme, act.Actor, cancellation) is { } loaded
            ? await desk.ActAsync(loaded, new ProgrammeCommand.Correct(member, corrected, reason), act, ifMatch)
            : new ActRefusal<ProgrammeRefusal>.NotFound();
}
