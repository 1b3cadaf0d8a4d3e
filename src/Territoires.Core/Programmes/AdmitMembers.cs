using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Programmes;

namespace Territoires.Core.Programmes;

/// <summary>An administrator brings members into the network of a programme, one or many.</summary>
public sealed class AdmitMembers(ProgrammeDesk desk)
{
    public Task<Result<Loaded<ProgrammeState>, ActRefusal<ProgrammeRefusal>>> RunAsync(
        string programme, IReadOnlyList<Admission> members, Act act, CancellationToken cancellation) =>
        desk.ActAsync(programme, new ProgrammeCommand.Admit(members), act, cancellation);
}
