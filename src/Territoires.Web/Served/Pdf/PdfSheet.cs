using System.Globalization;
using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;

namespace Territoires.Web.Served.Pdf;

/// <summary>Pages of A4 that are filled from top to bottom, each with its number, and tags that say what is what.</summary>
internal sealed class PdfSheet : IDisposable
{
    public const double Left = 56;
    public const double Width = PaperWidth - (2 * Left);
    public const double Height = Bottom - Top;

    private const double PaperWidth = 595;
    private const double PaperHeight = 842;
    private const double Top = 56;
    private const double Bottom = PaperHeight - 64;
    private const double FooterBaseline = PaperHeight - 36;
    private const double FooterRise = 14;

    private static readonly XPen Rule = new(XColor.FromArgb(0x92, 0x92, 0x92), 0.5);
    private static readonly XBrush Grey = new XSolidBrush(XColor.FromArgb(0x3a, 0x3a, 0x3a));
    private static readonly XBrush Shade = new XSolidBrush(XColor.FromArgb(0xee, 0xee, 0xee));

    private readonly PdfDocument document;
    private readonly StructureBuilder tags;
    private readonly string footer;
    private readonly int pages;
    private readonly XFont footerFont = PdfFonts.Of(8);
    private readonly XGraphics measure = XGraphics.CreateMeasureContext(
        new XSize(PaperWidth, PaperHeight), XGraphicsUnit.Point, XPageDirection.Downwards);

    private PdfPage page = null!;
    private XGraphics? graphics;

    /// <param name="document">What is filled.</param>
    /// <param name="footer">What stands under each page, beside its number.</param>
    /// <param name="pages">How many there will be.</param>
    public PdfSheet(PdfDocument document, string footer, int pages)
    {
        (this.document, this.footer, this.pages) = (document, footer, pages);
        tags = UAManager.ForDocument(document).StructureBuilder;
        Lines = new PdfLines(measure);
        NewPage();
    }

    public PdfLines Lines { get; }

    public int Page => document.PageCount;

    /// <summary>Where the next line begins.</summary>
    public double Y { get; set; }

    public bool IsAtTop => Y <= Top;

    public bool HasRoom(double height) => Y + height <= Bottom;

    /// <summary>A new page, unless that much fits this one.</summary>
    public void Require(double height)
    {
        if (!HasRoom(height) && !IsAtTop)
        {
            NewPage();
        }
    }

    public void Tag(PdfBlockLevelElementTag tag, Action draw)
    {
        tags.BeginElement(tag);
        draw();
        tags.End();
    }

    public void Tag(PdfGroupingElementTag tag, Action draw)
    {
        tags.BeginElement(tag);
        draw();
        tags.End();
    }

    /// <summary>A cell that names others: those under it, or those beside it.</summary>
    public void TagHeader(PdfCellKind kind, Action draw)
    {
        tags.BeginElement(PdfBlockLevelElementTag.TableHeaderCell);
        var scope = new PdfDictionary(document);
        scope.Elements.SetName("/O", "/Table");
        scope.Elements.SetName("/Scope", kind == PdfCellKind.RowHeader ? "/Row" : "/Column");
        tags.CurrentStructureElement.Elements["/A"] = scope;
        draw();
        tags.End();
    }

    /// <summary>What is there for the eye alone, or was said already. Each mark opens and closes in one mode.</summary>
    public void Ornament(bool isText, Action draw)
    {
        var manager = UAManager.ForDocument(document);
        tags.EndMarkedContentsWithId();
        if (isText)
        {
            manager.BeginTextMode();
        }
        else
        {
            manager.BeginGraphicMode();
        }

        tags.BeginArtifact();
        draw();
        tags.End();
        manager.BeginTextMode();
    }

    /// <summary>One line after the other, on the next page where this one is full.</summary>
    public void Write(IEnumerable<string> lines, PdfStyle style, double x)
    {
        foreach (var line in lines)
        {
            Require(style.Line);
            WriteAt(line, style, x, Y);
            Y += style.Line;
        }
    }

    /// <summary>One line whose top is where it is told.</summary>
    public void WriteAt(string line, PdfStyle style, double x, double top)
    {
        if (line.Length > 0)
        {
            graphics!.DrawString(line, style.Font, XBrushes.Black, x, top + style.Rise);
        }
    }

    public void DrawRule(double x, double y, double width) =>
        Ornament(isText: false, () => graphics!.DrawLine(Rule, x, y, x + width, y));

    public void DrawShade(double x, double y, double width, double height) =>
        Ornament(isText: false, () => graphics!.DrawRectangle(Shade, x, y, width, height));

    /// <summary>A place that readers list beside the document.</summary>
    public void Bookmark(string text) => document.Outlines.Add(text, page, true);

    public void Dispose()
    {
        graphics?.Dispose();
        measure.Dispose();
    }

    private void NewPage()
    {
        // What is open ends on the page before: its graphics close after that.
        var (before, added) = (graphics, document.AddPage());
        before?.Dispose();
        page = added;
        page.Size = PageSize.A4;
        graphics = XGraphics.FromPdfPage(page);
        Y = Top;
        DrawRule(Left, FooterBaseline - FooterRise, Width);
        Ornament(isText: true, () =>
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"Page {Page} sur {pages}");
            var room = Lines.Width(number, footerFont);
            graphics!.DrawString(
                Lines.Of(footer, footerFont, Width - room - 24)[0].TrimEnd(), footerFont, Grey, Left, FooterBaseline);
            graphics!.DrawString(number, footerFont, Grey, Left + Width - room, FooterBaseline);
        });
    }
}

/// <summary>How a text looks.</summary>
/// <param name="Font">Its font.</param>
/// <param name="Line">The height of its lines.</param>
/// <param name="Before">What is left free above it.</param>
internal sealed record PdfStyle(XFont Font, double Line, double Before)
{
    private const double Ascent = 0.9;

    /// <summary>From the top of a line to what its letters stand on.</summary>
    public double Rise => ((Line - Font.Size) / 2) + (Font.Size * Ascent);
}
