using Territoires.Core.Applications;
using Territoires.Domain.Applications;

namespace Territoires.Web.Uploads;

/// <summary>A document of an application, received from a request: for the API, whose body is the file, and for the form.</summary>
public sealed class DocumentUpload(AttachDocument attach)
{
    /// <param name="id">The application.</param>
    /// <param name="kind">Of the document.</param>
    /// <param name="body">The file, from its first byte.</param>
    /// <param name="seen">The hash of the document that the sender saw there, empty for none, null when it does not matter.</param>
    /// <param name="act">Who, and when.</param>
    /// <param name="cancellation">Client gone.</param>
    /// <param name="shown">
    /// The hash that a page showed there, empty for none, looked at once the file is read: the same file again is no mistake there.
    /// Null where no page was.
    /// </param>
    public async Task<Result<FoundApplication, Problem>> AttachAsync(
        string id, string kind, Stream body, string? seen, Act act, CancellationToken cancellation, string? shown = null)
    {
        var found = await attach.FindAsync(id, kind, seen, act, cancellation);
        if (found.IsRefused)
        {
            return Problems.Of(found.Refusal);
        }

        var received = await IncomingDocument.ReceiveAsync(kind, body, cancellation);
        if (received.IsRefused)
        {
            return received.Refusal;
        }

        await using var incoming = received.Value;
        var attached = await attach.KeepAsync(found.Value, incoming.Document, incoming.Content, shown ?? seen, act, cancellation);
        return attached switch
        {
            { IsRefused: false } => attached.Value,
            { Refusal: ActRefusal<ApplicationRefusal>.Refused { Refusal: ApplicationRefusal.DocumentChanged } } when shown is not null =>
                Problems.OtherDocumentThere(kind),
            _ => Problems.Of(attached.Refusal),
        };
    }
}
