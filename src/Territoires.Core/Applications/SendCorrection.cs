using Territoires.Domain;
using Territoires.Domain.Applications;

namespace Territoires.Core.Applications;

/// <summary>
/// The applicant sends the correction that was asked, or the change that they began, once, until its deadline. A second click changes
/// nothing.
/// </summary>
public sealed class SendCorrection(ApplicationDesk desk)
{
    public Task<Result<FoundApplication, ActRefusal<ApplicationRefusal>>> RunAsync(
        string id, Act act, CancellationToken cancellation) =>
        desk.OwnAsync(id, found => new ApplicationCommand.SendCorrection(found.Call), act, cancellation);
}
