using Territoires.Core.Programmes;
using Territoires.Core.Storage;
using Territoires.Domain.Calls;
using Territoires.Domain.Programmes;

namespace Territoires.Web.Desk.Enrolment;

/// <summary>The programme that an address names, for whoever may keep it.</summary>
public sealed class EnrolmentDesk(ProgrammeDesk desk)
{
    public async Task<Loaded<ProgrammeState>?> FindAsync(string programme, Actor actor, CancellationToken cancellation) =>
        CallId.IsValid(programme) ? await desk.FindAsync(programme, actor, cancellation) : null;
}
