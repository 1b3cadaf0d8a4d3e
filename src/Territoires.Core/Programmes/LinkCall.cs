using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Programmes;

namespace Territoires.Core.Programmes;

/// <summary>An administrator says that a call is one of a programme's: its laureates become members when its list is public.</summary>
public sealed class LinkCall(ProgrammeDesk desk, ProgrammeStore programmes, CallStore calls)
{
    public async Task<Result<Loaded<ProgrammeState>, ActRefusal<ProgrammeRefusal>>> RunAsync(
        string programme, LinkedCall call, Act act, CancellationToken cancellation)
    {
        if (await desk.FindAsync(programme, act.Actor, cancellation) is not { } loaded)
        {
            return new ActRefusal<ProgrammeRefusal>.NotFound();
        }

        var form = Domain.Calls.CallId.IsValid(call.CallId) ? (await calls.LoadAsync(call.CallId, cancellation)).State?.Rules.Form : null;
        var elsewhere = await programmes.OfCallAsync(call.CallId, cancellation) is { } other && other.Id != programme ? other.Id : null;
        return await desk.ActAsync(loaded, new ProgrammeCommand.LinkCall(call, form, elsewhere), act);
    }
}
