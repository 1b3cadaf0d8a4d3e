namespace Territoires.Web.Served.Pdf;

/// <summary>A part of a document, in the order in which it is read.</summary>
public abstract record PdfBlock
{
    /// <param name="Level">1 for the title of the document.</param>
    /// <param name="Text">What it says.</param>
    public sealed record Heading(int Level, string Text) : PdfBlock;

    /// <param name="Text">What it says; its lines are kept.</param>
    /// <param name="IsStrong">All of it stands out.</param>
    public sealed record Paragraph(string Text, bool IsStrong = false) : PdfBlock;

    /// <param name="AreNamed">Each entry has a name of its own; otherwise a point or a number.</param>
    /// <param name="Entries">One after the other.</param>
    public sealed record Listing(bool AreNamed, IReadOnlyList<PdfEntry> Entries) : PdfBlock;

    /// <param name="Caption">What the table is of.</param>
    /// <param name="Rows">The first ones may be headers only.</param>
    public sealed record Table(string Caption, IReadOnlyList<IReadOnlyList<PdfCell>> Rows) : PdfBlock;
}

/// <summary>An entry of a list.</summary>
/// <param name="Label">Its name, its point or its number.</param>
/// <param name="Body">What it says.</param>
public sealed record PdfEntry(string Label, IReadOnlyList<PdfBlock> Body);

/// <summary>A cell of a table.</summary>
public sealed record PdfCell(string Text, PdfCellKind Kind);

/// <summary>What a cell is for whoever hears the table.</summary>
public enum PdfCellKind
{
    Data,
    ColumnHeader,
    RowHeader,
}
