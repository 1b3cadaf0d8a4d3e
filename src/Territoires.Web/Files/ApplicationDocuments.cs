using Territoires.Core.Applications;
using Territoires.Core.Storage;
using Territoires.Domain.Applications;

namespace Territoires.Web.Files;

/// <summary>The documents of applications, each to whoever may read the application.</summary>
public sealed class ApplicationDocuments(ApplicationStore applications, DocumentStore documents)
{
    public async Task<IResult> ReadAsync(string id, string kind, Act act, CancellationToken cancellation)
    {
        if (await applications.FindWithCallAsync(id, act.Actor, cancellation) is not { } found
            || Shown(found, act) is not { } shown || shown.DocumentOf(kind) is not { } document)
        {
            return Problems.NotFound.ToResult();
        }

        return DocumentFile.Of(document, await documents.OpenAsync(document, cancellation), DocumentFile.NameOf(shown, document));
    }

    /// <summary>
    /// Whoever is correcting reads what they have joined so far. Its writers find what they joined before their answers changed; others
    /// read what counts.
    /// </summary>
    private static ApplicationState Shown(FoundApplication found, Act act) => ApplicationAccess.MayWrite(found.State, act.Actor)
        ? found.State.OpenCorrectionAt(act.ReceivedAt) is not null ? found.State.AsWritten : found.State
        : found.State.AsRead(found.Call.Rules);
}
