using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Domain.Instruction;

namespace Territoires.Core.Applications;

/// <summary>A service of the State gives its opinion on an application of its area; its last word stands.</summary>
public sealed class GiveOpinion(ApplicationDesk desk)
{
    public async Task<Result<FoundApplication, ActRefusal<ApplicationRefusal>>> RunAsync(
        string id, Verdict verdict, string? text, Act act, CancellationToken cancellation) =>
        await desk.FindAsync(id, act.Actor, cancellation) is { } found && ApplicationAccess.IsOfItsArea(found.State, act.Actor)
            ? await desk.ActAsync(found, new ApplicationCommand.GiveOpinion(act.Actor.Id, verdict, text, found.Call), act)
            : new ActRefusal<ApplicationRefusal>.NotFound();
}
