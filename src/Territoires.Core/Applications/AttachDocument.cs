using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Applications;

namespace Territoires.Core.Applications;

/// <summary>
/// The applicant gives a document of one kind; it replaces the one before. In two steps, so that nobody sends a whole file to a
/// door that is closed: <see cref="FindAsync"/> before it is received, <see cref="KeepAsync"/> after.
/// </summary>
public sealed class AttachDocument(ApplicationDesk desk, DocumentStore documents)
{
    /// <param name="id">The application.</param>
    /// <param name="kind">Of the document.</param>
    /// <param name="seen">The hash of the document that the sender saw there, empty for none, null when it does not matter.</param>
    /// <param name="act">Who, and when.</param>
    /// <param name="cancellation">Client gone.</param>
    public async Task<Result<FoundApplication, ActRefusal<ApplicationRefusal>>> FindAsync(
        string id, string kind, string? seen, Act act, CancellationToken cancellation)
    {
        if (await desk.FindToWriteAsync(id, act.Actor, cancellation) is not { } found)
        {
            return new ActRefusal<ApplicationRefusal>.NotFound();
        }

        return seen is not null && seen != (found.State.AsWritten.DocumentOf(kind)?.Sha256 ?? string.Empty)
            ? new ActRefusal<ApplicationRefusal>.Stale()
            : found;
    }

    /// <summary>The blob comes first, then the row that names it.</summary>
    /// <param name="found">The application.</param>
    /// <param name="document">What was received.</param>
    /// <param name="content">Of the document, from its first byte.</param>
    /// <param name="seen">
    /// As above. Compared again with what is there when it is saved: another document that was joined while this one arrived is not
    /// replaced unseen, and the same one, whose first answer was lost, is there already.
    /// </param>
    /// <param name="act">Who, and when.</param>
    /// <param name="cancellation">Client gone.</param>
    public async Task<Result<FoundApplication, ActRefusal<ApplicationRefusal>>> KeepAsync(
        FoundApplication found, Document document, Stream content, string? seen, Act act, CancellationToken cancellation)
    {
        var command = new ApplicationCommand.Attach(document, found.Call, seen);
        var decided = ApplicationDecision.Decide(found.State, command, act.ReceivedAt);
        if (decided.IsRefused)
        {
            return new ActRefusal<ApplicationRefusal>.Refused(decided.Refusal);
        }

        await documents.KeepAsync(document, content, cancellation);
        return await desk.ActAsync(found, command, act);
    }
}
