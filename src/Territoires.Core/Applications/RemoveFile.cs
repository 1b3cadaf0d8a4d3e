using Territoires.Domain;
using Territoires.Domain.Applications;

namespace Territoires.Core.Applications;

/// <summary>The secretary takes back a file that the organiser wrote: nobody examines it any more, its facts stand.</summary>
public sealed class RemoveFile(ApplicationDesk desk)
{
    public async Task<Result<FoundApplication, ActRefusal<ApplicationRefusal>>> RunAsync(
        string id, Act act, CancellationToken cancellation) => await desk.FindAsync(id, act.Actor, cancellation) is { } found
            ? await desk.ActAsync(found, new ApplicationCommand.RemoveFile(found.Call), act)
            : new ActRefusal<ApplicationRefusal>.NotFound();
}
