using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;

namespace Territoires.Web.Served.Pdf;

/// <summary>Lays a document out, block after block.</summary>
internal sealed class PdfLayout(PdfSheet sheet)
{
    /// <summary>What a heading keeps with itself on its page.</summary>
    private const double Kept = 60;

    private const double NameWidth = 150;
    private const double PointWidth = 20;
    private const double Gap = 10;
    private const double BetweenEntries = 3;

    private static readonly PdfStyle Title = new(PdfFonts.Of(19, isBold: true), 24, 0);
    private static readonly PdfStyle Chapter = new(PdfFonts.Of(13, isBold: true), 17, 14);
    private static readonly PdfStyle Section = new(PdfFonts.Of(11, isBold: true), 15, 10);
    private static readonly PdfStyle Body = new(PdfFonts.Of(10), 14, 6);
    private static readonly PdfStyle Strong = new(PdfFonts.Of(10, isBold: true), 14, 6);

    /// <summary>The document with its pages numbered: how many there are is known once it is laid out.</summary>
    public static PdfDocument Of(IReadOnlyList<PdfBlock> blocks, string footer)
    {
        var pages = Of(blocks, footer, 0).PageCount;
        return Of(blocks, footer, pages);
    }

    private static PdfDocument Of(IReadOnlyList<PdfBlock> blocks, string footer, int pages)
    {
        var document = new PdfDocument();
        UAManager.ForDocument(document).SetDocumentLanguage("fr-FR");
        using var sheet = new PdfSheet(document, footer, pages);
        new PdfLayout(sheet).Write(blocks, PdfSheet.Left, PdfSheet.Width);
        return document;
    }

    private void Write(IReadOnlyList<PdfBlock> blocks, double x, double width)
    {
        foreach (var (place, block) in blocks.Index())
        {
            switch (block)
            {
                case PdfBlock.Heading heading:
                    Write(heading, x, width);
                    break;
                case PdfBlock.Paragraph paragraph:
                    var style = paragraph.IsStrong ? Strong : Body;
                    Space(place == 0 ? 0 : style.Before);
                    sheet.Tag(PdfBlockLevelElementTag.Paragraph, () => sheet.Write(LinesOf(paragraph.Text, style, width), style, x));
                    break;
                case PdfBlock.Listing listing:
                    Space(place == 0 ? 0 : Body.Before);
                    sheet.Tag(PdfBlockLevelElementTag.List, () => Write(listing, x, width));
                    break;
                case PdfBlock.Table table:
                    Space(Body.Before);
                    PdfTable.Write(sheet, table, x, width);
                    break;
                default:
                    throw new InvalidOperationException($"Nothing lays out {block.GetType().Name}.");
            }
        }
    }

    private void Write(PdfBlock.Heading heading, double x, double width)
    {
        var (style, tag) = heading.Level switch
        {
            1 => (Title, PdfBlockLevelElementTag.Heading1),
            2 => (Chapter, PdfBlockLevelElementTag.Heading2),
            _ => (Section, PdfBlockLevelElementTag.Heading3),
        };
        var lines = LinesOf(heading.Text, style, width);
        Space(style.Before);
        sheet.Require((lines.Count * style.Line) + Kept);
        if (heading.Level == 2)
        {
            sheet.Bookmark(heading.Text);
        }

        sheet.Tag(tag, () => sheet.Write(lines, style, x));
    }

    private void Write(PdfBlock.Listing listing, double x, double width)
    {
        foreach (var entry in listing.Entries)
        {
            sheet.Tag(PdfBlockLevelElementTag.ListItem, () =>
            {
                if (listing.AreNamed)
                {
                    Write(entry, LinesOf(entry.Label, Strong, NameWidth), Strong, NameWidth + Gap, x, width);
                }
                else
                {
                    Write(entry, [entry.Label], Body, PointWidth, x, width);
                }
            });
            Space(BetweenEntries);
        }
    }

    /// <summary>What it says stands beside its name, and goes on over as many pages as it needs.</summary>
    private void Write(PdfEntry entry, IReadOnlyList<string> label, PdfStyle style, double indent, double x, double width)
    {
        sheet.Require(label.Count * style.Line);
        var (page, top) = (sheet.Page, sheet.Y);
        sheet.Tag(PdfBlockLevelElementTag.Label, () => sheet.Write(label, style, x));
        var under = sheet.Y;
        sheet.Y = top;
        sheet.Tag(PdfBlockLevelElementTag.ListBody, () => Write(entry.Body, x + indent, width - indent));
        sheet.Y = sheet.Page == page ? Math.Max(sheet.Y, under) : sheet.Y;
    }

    private void Space(double height) => sheet.Y += sheet.IsAtTop ? 0 : height;

    private IReadOnlyList<string> LinesOf(string text, PdfStyle style, double width) => sheet.Lines.Of(text, style.Font, width);
}
