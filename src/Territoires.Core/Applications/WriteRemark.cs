using Territoires.Domain;
using Territoires.Domain.Applications;

namespace Territoires.Core.Applications;

/// <summary>Those who examine a file write to each other about it, and take back what they wrote.</summary>
public sealed class WriteRemark(ApplicationDesk desk)
{
    public Task<Result<FoundApplication, ActRefusal<ApplicationRefusal>>> RunAsync(
        string id, string text, Act act, CancellationToken cancellation) =>
        ActAsync(id, new ApplicationCommand.WriteRemark(act.Actor.Id, SideOf(act.Actor), text), act, cancellation);

    /// <param name="id">The application.</param>
    /// <param name="number">Which of its remarks, from 1.</param>
    /// <param name="act">Who, and when.</param>
    /// <param name="cancellation">Client gone.</param>
    public Task<Result<FoundApplication, ActRefusal<ApplicationRefusal>>> TakeBackAsync(
        string id, int number, Act act, CancellationToken cancellation) =>
        ActAsync(id, new ApplicationCommand.TakeBackRemark(act.Actor.Id, number), act, cancellation);

    private static RemarkSide SideOf(Actor actor) => actor.Is(Role.Secretary) ? RemarkSide.Secretary
        : actor.Is(Role.Authority) ? RemarkSide.Authority
        : RemarkSide.Service;

    private async Task<Result<FoundApplication, ActRefusal<ApplicationRefusal>>> ActAsync(
        string id, ApplicationCommand command, Act act, CancellationToken cancellation) =>
        await desk.FindAsync(id, act.Actor, cancellation) is { } found && ApplicationAccess.MayRemark(found.State, act.Actor)
            ? await desk.ActAsync(found, command, act)
            : new ActRefusal<ApplicationRefusal>.NotFound();
}
