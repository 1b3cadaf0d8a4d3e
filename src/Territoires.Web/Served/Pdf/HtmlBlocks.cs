using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Territoires.Web.Served.Pdf;

/// <summary>
/// What a component of a page says, without what only a screen has: forms, links as links, and what the style sheet keeps off paper.
/// </summary>
internal static class HtmlBlocks
{
    private const string NotOnPaper = "form, button, nav, script, style, template, [hidden], .fr-no-print";
    private const string Blocks =
        "h1, h2, h3, h4, h5, h6, p, dl, ul, ol, table, div, section, details, summary, form, button, nav, script, style, template";

    /// <summary>The class of what people typed, whose lines are shown as lines.</summary>
    private const string KeepsLines = ".territoires-text";

    public static IReadOnlyList<PdfBlock> Of(string html) => Of(new HtmlParser().ParseDocument(html).Body!);

    private static List<PdfBlock> Of(IElement parent)
    {
        var blocks = new List<PdfBlock>();
        var loose = new List<INode>();
        foreach (var node in parent.ChildNodes)
        {
            if (node is not IElement element || !element.Matches(Blocks))
            {
                loose.Add(node);
                continue;
            }

            Flush(parent, loose, blocks);
            if (!element.Matches(NotOnPaper))
            {
                blocks.AddRange(OfBlock(element));
            }
        }

        Flush(parent, loose, blocks);
        return blocks;
    }

    private static IReadOnlyList<PdfBlock> OfBlock(IElement element) => element.LocalName switch
    {
        ['h', >= '1' and <= '6' and var level] => [new PdfBlock.Heading(level - '0', TextOf(element))],
        "p" or "summary" => TextOf(element) is { Length: > 0 } text ? [new PdfBlock.Paragraph(text, IsStrong(element))] : [],
        "dl" => Listing(areNamed: true, Named(element)),
        "ul" => Listing(areNamed: false, Items(element).Select(item => new PdfEntry("•", Of(item)))),
        "ol" => Listing(areNamed: false, Items(element).Select((item, index) => new PdfEntry(
            string.Create(CultureInfo.InvariantCulture, $"{index + 1}."), Of(item)))),
        "table" => [new PdfBlock.Table(
            element.QuerySelector("caption") is { } caption ? TextOf(caption) : string.Empty,
            [.. element.QuerySelectorAll("tr").Select(row => (IReadOnlyList<PdfCell>)[.. row.Children.Select(CellOf)])])],
        _ => Of(element),
    };

    /// <summary>Nothing for a list without entries.</summary>
    private static PdfBlock[] Listing(bool areNamed, IEnumerable<PdfEntry> entries) =>
        entries.ToArray() is { Length: > 0 } known ? [new PdfBlock.Listing(areNamed, known)] : [];

    private static IEnumerable<IElement> Items(IElement list) =>
        list.Children.Where(item => item.LocalName == "li" && !item.Matches(NotOnPaper));

    /// <summary>Each term with the descriptions that follow it.</summary>
    private static IEnumerable<PdfEntry> Named(IElement list)
    {
        foreach (var term in list.Children.Where(child => child.LocalName == "dt" && !child.Matches(NotOnPaper)))
        {
            var body = new List<PdfBlock>();
            for (var next = term.NextElementSibling; next is { LocalName: "dd" }; next = next.NextElementSibling)
            {
                body.AddRange(Of(next));
            }

            yield return new PdfEntry(TextOf(term), body);
        }
    }

    private static PdfCell CellOf(IElement cell) => new(TextOf(cell), (cell.LocalName, cell.GetAttribute("scope")) switch
    {
        ("th", "row") => PdfCellKind.RowHeader,
        ("th", _) => PdfCellKind.ColumnHeader,
        _ => PdfCellKind.Data,
    });

    private static void Flush(IElement parent, List<INode> loose, List<PdfBlock> blocks)
    {
        var text = TextOf(loose, parent.Closest(KeepsLines) is not null);
        if (text.Length > 0)
        {
            var strong = loose.OfType<IElement>().Where(element => element.LocalName == "strong").Select(TextOf);
            blocks.Add(new PdfBlock.Paragraph(text, string.Concat(strong) == text));
        }

        loose.Clear();
    }

    private static bool IsStrong(IElement element) =>
        element.QuerySelector("strong") is { } strong && TextOf(strong) == TextOf(element);

    private static string TextOf(IElement element) => TextOf(element.ChildNodes, element.Closest(KeepsLines) is not null);

    private static string TextOf(IEnumerable<INode> nodes, bool keepsLines)
    {
        var text = new StringBuilder();
        foreach (var node in nodes)
        {
            Append(node, text, keepsLines);
        }

        var lines = text.ToString().Split('\n')
            .Select(line => string.Join(' ', line.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries)));
        return string.Join('\n', lines).Trim('\n', ' ');
    }

    private static void Append(INode node, StringBuilder text, bool keepsLines)
    {
        if (node is IText words)
        {
            text.Append(keepsLines ? words.Data : words.Data.Replace('\n', ' '));
        }
        else if (node is IElement { LocalName: "br" })
        {
            text.Append('\n');
        }
        else if (node is IElement element && !element.Matches(NotOnPaper))
        {
            // In a table the style sheet puts the number of a file under its name.
            text.Append(element.Matches(":is(th, td) .territoires-nom + .territoires-numero") ? "\n" : string.Empty);
            foreach (var child in element.ChildNodes)
            {
                Append(child, text, keepsLines);
            }
        }
    }
}
