using Territoires.Core.Applications;
using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Domain.Instruction;

namespace Territoires.Core.JurySessions;

/// <summary>A juror steps aside from a file. From then on it is not theirs to know: they are answered once, then find nothing.</summary>
public sealed class RecuseOneself(ApplicationDesk desk, SessionStore sessions)
{
    public async Task<Result<FoundApplication, ActRefusal<ApplicationRefusal>>> RunAsync(
        string id, RecusalGround ground, Act act, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, act.Actor, cancellation) is not { } found)
        {
            return new ActRefusal<ApplicationRefusal>.NotFound();
        }

        var session = found.Call.SessionId is { } convened ? (await sessions.LoadAsync(convened, cancellation)).State : null;
        var command = new ApplicationCommand.Recuse(act.Actor.Id, ground, found.Call, session?.TakesRecusal ?? true);
        return await desk.ActAsync(found, command, act);
    }
}
