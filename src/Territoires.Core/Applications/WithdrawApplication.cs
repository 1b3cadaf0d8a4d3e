using Territoires.Domain;
using Territoires.Domain.Applications;

namespace Territoires.Core.Applications;

/// <summary>The applicant takes their application back, until the jury is convened. Its receipt stands.</summary>
public sealed class WithdrawApplication(ApplicationDesk desk)
{
    public async Task<Result<FoundApplication, ActRefusal<ApplicationRefusal>>> RunAsync(
        string id, Act act, CancellationToken cancellation) =>
        await desk.FindOwnAsync(id, act.Actor, cancellation) is { } found
            ? await desk.ActAsync(found, new ApplicationCommand.Withdraw(found.Call), act)
            : new ActRefusal<ApplicationRefusal>.NotFound();
}
