using PdfSharp.UniversalAccessibility;

namespace Territoires.Web.Served.Pdf;

/// <summary>
/// A table: its columns are as wide as their words ask, a row stays on one page as long as a page holds it, and the headers stand
/// again over each page.
/// </summary>
internal sealed class PdfTable
{
    private const double Padding = 4;

    private static readonly PdfStyle Plain = new(PdfFonts.Of(8.5), 11.5, 0);
    private static readonly PdfStyle Strong = new(PdfFonts.Of(8.5, isBold: true), 11.5, 0);
    private static readonly PdfStyle Caption = new(PdfFonts.Of(10, isBold: true), 16, 0);

    private readonly PdfSheet sheet;
    private readonly double x;
    private readonly double[] widths;
    private readonly IReadOnlyList<Row> headers;

    private PdfTable(PdfSheet sheet, PdfBlock.Table table, double x, double width)
    {
        (this.sheet, this.x) = (sheet, x);
        widths = Widths(table.Rows, width);
        headers = [.. table.Rows.TakeWhile(IsHeader).Select(RowOf)];
    }

    public static void Write(PdfSheet sheet, PdfBlock.Table table, double x, double width)
    {
        var drawn = new PdfTable(sheet, table, x, width);
        sheet.Tag(PdfBlockLevelElementTag.Table, () => drawn.Write(table));
    }

    private static bool IsHeader(IReadOnlyList<PdfCell> row) => row.All(cell => cell.Kind == PdfCellKind.ColumnHeader);

    private void Write(PdfBlock.Table table)
    {
        sheet.Require(Caption.Line + headers.Sum(row => row.Height) + (2 * Plain.Line));
        if (table.Caption.Length > 0)
        {
            var lines = sheet.Lines.Of(table.Caption, Caption.Font, widths.Sum());
            sheet.Tag(PdfGroupingElementTag.Caption, () =>
                sheet.Tag(PdfBlockLevelElementTag.Paragraph, () => sheet.Write(lines, Caption, x)));
        }

        sheet.DrawRule(x, sheet.Y, widths.Sum());
        foreach (var row in headers)
        {
            sheet.Tag(PdfBlockLevelElementTag.TableRow, () => Draw(row, isSaid: true));
        }

        foreach (var row in table.Rows.Skip(headers.Count).SelectMany(cells => Parts(RowOf(cells))))
        {
            if (!sheet.HasRoom(row.Height))
            {
                sheet.Require(PdfSheet.Height);
                sheet.DrawRule(x, sheet.Y, widths.Sum());
                foreach (var header in headers)
                {
                    Draw(header, isSaid: false);
                }
            }

            sheet.Tag(PdfBlockLevelElementTag.TableRow, () => Draw(row, isSaid: true));
        }
    }

    /// <param name="row">What is drawn.</param>
    /// <param name="isSaid">False for headers that stand again over another page.</param>
    private void Draw(Row row, bool isSaid)
    {
        var (top, left) = (sheet.Y, x);
        if (row.IsHeader)
        {
            sheet.DrawShade(x, top, widths.Sum(), row.Height);
        }

        foreach (var (column, cell) in row.Cells.Index())
        {
            var at = left + Padding;
            void Text()
            {
                foreach (var (place, line) in cell.Lines.Index())
                {
                    sheet.WriteAt(line, StyleOf(cell.Kind), at, top + Padding + (place * Plain.Line));
                }
            }

            if (!isSaid)
            {
                sheet.Ornament(isText: true, Text);
            }
            else if (cell.Kind == PdfCellKind.Data)
            {
                sheet.Tag(PdfBlockLevelElementTag.TableDataCell, Text);
            }
            else
            {
                sheet.TagHeader(cell.Kind, Text);
            }

            left += widths[column];
        }

        sheet.Y = top + row.Height;
        sheet.DrawRule(x, sheet.Y, widths.Sum());
    }

    /// <summary>A row that no page holds goes on in rows of its own.</summary>
    private IEnumerable<Row> Parts(Row row)
    {
        var most = (int)((PdfSheet.Height - headers.Sum(header => header.Height) - (2 * Padding)) / Plain.Line);
        var count = Math.Max(1, row.Cells.Max(cell => cell.Lines.Count));
        for (var from = 0; from < count; from += most)
        {
            yield return new Row([.. row.Cells.Select(cell => cell with { Lines = [.. cell.Lines.Skip(from).Take(most)] })]);
        }
    }

    private Row RowOf(IReadOnlyList<PdfCell> cells) => new([.. cells.Select((cell, column) => new Cell(
        sheet.Lines.Of(cell.Text, StyleOf(cell.Kind).Font, widths[column] - (2 * Padding)), cell.Kind))]);

    private static PdfStyle StyleOf(PdfCellKind kind) => kind == PdfCellKind.Data ? Plain : Strong;

    /// <summary>No column is narrower than its widest word as long as all fit; what is left goes to those with more to say.</summary>
    private double[] Widths(IReadOnlyList<IReadOnlyList<PdfCell>> rows, double width)
    {
        var columns = rows.Max(row => row.Count);
        double[] Widest(Func<PdfCell, double> measure) => [.. Enumerable.Range(0, columns).Select(column =>
            rows.Where(row => row.Count > column).Max(row => measure(row[column])) + (2 * Padding) + 1)];
        var least = Widest(cell => sheet.Lines.WidestWord(cell.Text, StyleOf(cell.Kind).Font));
        var wanted = Widest(cell => sheet.Lines.WidestLine(cell.Text, StyleOf(cell.Kind).Font));
        if (least.Sum() >= width)
        {
            // A column of one endless word gives way to the others.
            var share = width / columns;
            var (endless, rest) = (least.Where(one => one > share).Sum(), width - least.Where(one => one <= share).Sum());
            return [.. least.Select(one => one <= share ? one : one / endless * rest)];
        }

        var more = wanted.Zip(least, (want, need) => want - need).Sum();
        var left = width - least.Sum();
        return [.. wanted.Zip(least, (want, need) => more <= left
            ? want + ((left - more) / columns)
            : need + ((want - need) / more * left))];
    }

    private sealed record Cell(IReadOnlyList<string> Lines, PdfCellKind Kind);

    private sealed record Row(IReadOnlyList<Cell> Cells)
    {
        public bool IsHeader => Cells.All(cell => cell.Kind == PdfCellKind.ColumnHeader);

        public double Height => (Math.Max(1, Cells.Max(cell => cell.Lines.Count)) * Plain.Line) + (2 * Padding);
    }
}
