namespace Territoires.Domain.Calls;

/// <summary>
/// A document that goes with a call: its règlement as it was signed, a guide, answers to questions. Whoever may read the call may
/// read it.
/// </summary>
/// <param name="Name">Its name in addresses, shaped like a <see cref="CallId"/>.</param>
/// <param name="Title">What people read, in French; 1 to <see cref="MaxTitle"/> characters.</param>
/// <param name="Sha256">Its SHA-256 in lower-case hexadecimal: the name of its blob and its entity tag.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="At">When it was given.</param>
public sealed record CallDocument(string Name, string Title, string Sha256, long Bytes, DateTimeOffset At)
{
    public const int MaxTitle = 200;

    /// <summary>As many as a call holds: more would be a library, and every reading of the call carries the list.</summary>
    public const int MaxDocuments = 20;
}
