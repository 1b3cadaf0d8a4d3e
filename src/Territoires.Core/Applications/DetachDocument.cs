using Territoires.Domain;
using Territoires.Domain.Applications;

namespace Territoires.Core.Applications;

/// <summary>The applicant takes a document back from a draft.</summary>
public sealed class DetachDocument(ApplicationDesk desk)
{
    /// <param name="id">The application.</param>
    /// <param name="kind">Of the document.</param>
    /// <param name="seen">The hash of the document that the sender saw there.</param>
    /// <param name="act">Who, and when.</param>
    /// <param name="cancellation">Client gone.</param>
    public async Task<Result<FoundApplication, ActRefusal<ApplicationRefusal>>> RunAsync(
        string id, string kind, string seen, Act act, CancellationToken cancellation)
    {
        if (await desk.FindToWriteAsync(id, act.Actor, cancellation) is not { } found)
        {
            return new ActRefusal<ApplicationRefusal>.NotFound();
        }

        return await desk.ActAsync(found, new ApplicationCommand.Detach(kind, found.Call, seen), act);
    }
}
