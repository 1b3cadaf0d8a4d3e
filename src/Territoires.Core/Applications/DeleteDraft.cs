using Territoires.Domain;
using Territoires.Domain.Applications;

namespace Territoires.Core.Applications;

/// <summary>
/// The applicant is rid of a draft. Facts are never changed, so it is one more fact, after which nobody is shown anything of the
/// draft: neither its texts nor its documents, whose bytes stay, because another application may be holding the same file.
/// </summary>
public sealed class DeleteDraft(ApplicationDesk desk)
{
    /// <param name="id">The draft.</param>
    /// <param name="seen">The version that its applicant saw: what was written elsewhere since is not deleted unseen.</param>
    /// <param name="act">Who, and when.</param>
    /// <param name="cancellation">Client gone.</param>
    public async Task<Result<FoundApplication, ActRefusal<ApplicationRefusal>>> RunAsync(
        string id, string seen, Act act, CancellationToken cancellation)
    {
        var own = await desk.FindOwnAsync(id, act.Actor, cancellation);
        return own.IsRefused
            ? own.Refusal
            // Only of a draft does the version say what would be lost.
            : await desk.ActAsync(
                own.Value, new ApplicationCommand.DeleteDraft(), act, own.Value.State.Stage == ApplicationStage.Draft ? seen : null);
    }
}
