using Territoires.Domain.Applications;

namespace Territoires.Web.Access;

/// <summary>What a function takes in with a request.</summary>
public enum BodyKind
{
    /// <summary>An act, or a form of some fields.</summary>
    Fields,

    /// <summary>What people write at length, or one line for each of many: answers, questions, règlement, marks, designations.</summary>
    Text,

    /// <summary>One document and nothing around it.</summary>
    Document,

    /// <summary>A document in a form.</summary>
    DocumentForm,

    /// <summary>Several documents in a form.</summary>
    DocumentsForm,

    /// <summary>Whatever comes is left unread.</summary>
    Nothing,
}

/// <summary>
/// The largest body of each kind. All of them are far under what the host lets through, so that it is the app that refuses,
/// in words.
/// </summary>
public static class BodySize
{
    /// <summary>The longest texts of an act have some thousand characters, and a form writes an accented one as six.</summary>
    public const long Fields = 256 * 1024;

    /// <summary>
    /// A hundred answers of 5,000 characters, which a règlement may ask on one page, accents as six characters; some thousand
    /// applications chosen one by one.
    /// </summary>
    public const long Text = 4 * 1024 * 1024;

    /// <summary>What a form adds around a file: its other fields, names and boundaries.</summary>
    public const long Envelope = 1_000_000;

    /// <summary>
    /// Three of the largest documents. The limit of the host, 104,857,600 bytes, leaves room beyond, so that who sends one more is still
    /// answered in words.
    /// </summary>
    public const long DocumentsTogether = 3 * DocumentKind.MaxBytes;

    public static long Of(BodyKind kind) => kind switch
    {
        BodyKind.Fields => Fields,
        BodyKind.Text => Text,
        BodyKind.Document => DocumentKind.MaxBytes,
        BodyKind.DocumentForm => DocumentKind.MaxBytes + Envelope,
        BodyKind.DocumentsForm => DocumentsTogether + Envelope,
        BodyKind.Nothing => long.MaxValue,
        _ => throw new InvalidOperationException($"No size for {kind}."),
    };
}
