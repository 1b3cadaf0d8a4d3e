using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Web.Uploads;

/// <summary>A document on its way to a call.</summary>
/// <param name="Title">What people read.</param>
/// <param name="Content">The file.</param>
/// <param name="Replaces">Hash of the document of that name that the sender saw; null for none.</param>
public sealed record GivenDocument(string Title, Stream Content, string? Replaces);

/// <summary>A document of a call, received from a request: for the API, whose body is the file, and for the form.</summary>
public sealed class CallDocumentUpload(AddCallDocument add)
{
    /// <param name="call">Which call.</param>
    /// <param name="given">What is given.</param>
    /// <param name="nameOf">Its name in addresses, told of the call as it stands and of the file.</param>
    /// <param name="act">Who, and when.</param>
    /// <param name="cancellation">Ends the receiving.</param>
    public async Task<Result<Loaded<CallState>, Problem>> AddAsync(
        string call, GivenDocument given, Func<CallState, Document, string> nameOf, Act act, CancellationToken cancellation)
    {
        var found = await add.FindAsync(call, act, cancellation);
        if (found.IsRefused)
        {
            return Problems.Of(found.Refusal);
        }

        var received = await IncomingDocument.ReceiveAsync(given.Title, given.Content, cancellation);
        if (received.IsRefused)
        {
            return received.Refusal;
        }

        await using var incoming = received.Value;
        var file = incoming.Document;
        var command = new CallCommand.AddDocument(nameOf(found.Value.State!, file), given.Title, file.Sha256, file.Bytes, given.Replaces);
        var added = await add.KeepAsync(found.Value, command, file, incoming.Content, act, cancellation);
        return added.IsRefused ? Problems.Of(added.Refusal) : added.Value;
    }
}
