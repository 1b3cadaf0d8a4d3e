using Territoires.Domain;
using Territoires.Domain.Applications;

namespace Territoires.Core.Applications;

/// <summary>The secretary takes a request for a correction back: the application stands as it was submitted.</summary>
public sealed class CancelCorrection(ApplicationDesk desk)
{
    public async Task<Result<FoundApplication, ActRefusal<ApplicationRefusal>>> RunAsync(
        string id, Act act, CancellationToken cancellation) =>
        await desk.FindAsync(id, act.Actor, cancellation) is { } found
            ? await desk.ActAsync(found, new ApplicationCommand.CancelCorrection(found.Call), act)
            : new ActRefusal<ApplicationRefusal>.NotFound();
}
