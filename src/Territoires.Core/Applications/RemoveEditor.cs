using Territoires.Domain;
using Territoires.Domain.Applications;

namespace Territoires.Core.Applications;

/// <summary>The owner takes an invitation back, or whoever was invited leaves; what they wrote stays.</summary>
public sealed class RemoveEditor(ApplicationDesk desk)
{
    public async Task<Result<FoundApplication, ActRefusal<ApplicationRefusal>>> RunAsync(
        string id, string editor, Act act, CancellationToken cancellation)
    {
        var command = new ApplicationCommand.RemoveEditor(editor);
        return editor != act.Actor.Id ? await desk.OwnAsync(id, _ => command, act, cancellation)
            : await desk.FindToWriteAsync(id, act.Actor, cancellation) is { } found ? await desk.ActAsync(found, command, act)
            : new ActRefusal<ApplicationRefusal>.NotFound();
    }
}
