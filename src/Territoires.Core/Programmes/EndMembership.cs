using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Programmes;

namespace Territoires.Core.Programmes;

/// <summary>A member leaves the network.</summary>
public sealed class EndMembership(ProgrammeDesk desk)
{
    public Task<Result<Loaded<ProgrammeState>, ActRefusal<ProgrammeRefusal>>> RunAsync(
        string programme, string member, DateOnly day, string reason, Act act, CancellationToken cancellation) =>
        desk.ActAsync(programme, new ProgrammeCommand.End(member, day, reason), act, cancellation);
}
