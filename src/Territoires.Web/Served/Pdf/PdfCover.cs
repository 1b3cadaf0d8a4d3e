namespace Territoires.Web.Served.Pdf;

/// <summary>What stands around what a document says.</summary>
/// <param name="Title">Of the document, for whoever has several open.</param>
/// <param name="Heading">Over its first page.</param>
/// <param name="Author">Who answers for it.</param>
/// <param name="At">The instant that it is of: never the one at which it was asked for.</param>
/// <param name="FileName">Without its ending.</param>
/// <param name="Notice">What is to be known before anything is read, such as that it is fictitious.</param>
public sealed record PdfCover(
    string Title, string Heading, string Author, DateTimeOffset At, string FileName, string? Notice = null);
