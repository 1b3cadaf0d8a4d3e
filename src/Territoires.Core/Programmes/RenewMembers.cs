using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Programmes;

namespace Territoires.Core.Programmes;

/// <summary>Members go on in the network, in another phase, with the history of their stay.</summary>
public sealed class RenewMembers(ProgrammeDesk desk)
{
    public Task<Result<Loaded<ProgrammeState>, ActRefusal<ProgrammeRefusal>>> RunAsync(
        string programme, IReadOnlyList<Renewal> renewals, Act act, CancellationToken cancellation) =>
        desk.ActAsync(programme, new ProgrammeCommand.Renew(renewals), act, cancellation);
}
