using Territoires.Core.Applications;
using Territoires.Domain;
using Territoires.Domain.Applications;

namespace Territoires.Core.Reviews;

/// <summary>The secretary takes back an assignment that its juror has not begun to review.</summary>
public sealed class UnassignReviewer(ApplicationDesk desk, ReviewStore reviews)
{
    public async Task<Result<FoundApplication, ActRefusal<ApplicationRefusal>>> RunAsync(
        string id, string juror, Act act, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, act.Actor, cancellation) is not { } found)
        {
            return new ActRefusal<ApplicationRefusal>.NotFound();
        }

        var hasBegun = (await reviews.LoadAsync(id, juror, cancellation)).State is not null;
        return await desk.ActAsync(found, new ApplicationCommand.Unassign(juror, hasBegun, found.Call), act);
    }
}
