using Territoires.Core.Applications;
using Territoires.Core.Storage;
using Territoires.Domain.Applications;

namespace Territoires.Web.Files;

/// <summary>The documents of applications, each to whoever may read the application.</summary>
public sealed class ApplicationDocuments(ApplicationStore applications, DocumentStore documents)
{
    public async Task<IResult> ReadAsync(string id, string kind, Act act, CancellationToken cancellation)
    {
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { } state }
            || Shown(state, act) is not { } shown || shown.DocumentOf(kind) is not { } document)
        {
            return Problems.NotFound.ToResult();
        }

        return DocumentFile.Of(document, await documents.OpenAsync(document, cancellation), DocumentFile.NameOf(shown, document));
    }

    /// <summary>Whoever is correcting reads what they have joined so far.</summary>
    private static ApplicationState Shown(ApplicationState state, Act act) =>
        ApplicationAccess.MayWrite(state, act.Actor) && state.OpenCorrectionAt(act.ReceivedAt) is not null ? state.AsWritten : state;
}
