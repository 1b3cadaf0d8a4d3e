using Territoires.Core.Applications;
using Territoires.Domain;
using Territoires.Domain.Applications;

namespace Territoires.Core.JurySessions;

/// <summary>The secretary lifts a recusal that a member declared by mistake, until the jury is convened.</summary>
public sealed class LiftRecusal(ApplicationDesk desk)
{
    public async Task<Result<FoundApplication, ActRefusal<ApplicationRefusal>>> RunAsync(
        string id, string juror, string reason, Act act, CancellationToken cancellation) =>
        await desk.FindAsync(id, act.Actor, cancellation) is { } found
            ? await desk.ActAsync(found, new ApplicationCommand.LiftRecusal(juror, reason, found.Call), act)
            : new ActRefusal<ApplicationRefusal>.NotFound();
}
