namespace Territoires.Domain.Applications;

/// <summary>A file that the organiser wrote, of somebody who did not apply (dossier d’office).</summary>
/// <param name="Id">See <see cref="ApplicationKey"/>.</param>
/// <param name="CallId">Its call.</param>
/// <param name="WriterId">Who wrote it.</param>
/// <param name="Number">The public number reserved for it.</param>
/// <param name="ListKey">Drawn by the server for it: see <see cref="ListOrder"/>.</param>
public sealed record WrittenFile(string Id, string CallId, string WriterId, string Number, string ListKey)
{
    /// <summary>Its entry in the call, as a submission is one: what it is known by, and since when.</summary>
    public Submission EntryAt(DateTimeOffset at) => new(Number, at, string.Empty, string.Empty, ListKey: ListKey);
}
