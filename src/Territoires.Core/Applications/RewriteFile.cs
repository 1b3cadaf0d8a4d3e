using Territoires.Domain;
using Territoires.Domain.Applications;

namespace Territoires.Core.Applications;

/// <summary>The secretary writes anew a file that the organiser wrote, as they saw it, until the call uses it.</summary>
public sealed class RewriteFile(ApplicationDesk desk)
{
    public async Task<Result<FoundApplication, ActRefusal<ApplicationRefusal>>> RunAsync(
        string id, ApplicationContent content, string ifMatch, Act act, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, act.Actor, cancellation) is not { State: { Submission: { } entry } state } found)
        {
            return new ActRefusal<ApplicationRefusal>.NotFound();
        }

        var file = new WrittenFile(id, state.CallId, state.OwnerId, entry.Number, entry.ListKey ?? string.Empty);
        return await desk.ActAsync(found, new ApplicationCommand.WriteUp(file, content, found.Call), act, ifMatch);
    }
}
