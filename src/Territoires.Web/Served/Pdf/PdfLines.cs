using System.Globalization;
using System.Text;
using PdfSharp.Drawing;

namespace Territoires.Web.Served.Pdf;

/// <summary>Texts as lines that fit a width: broken at spaces, and within a word that alone is wider; never with a hyphen.</summary>
internal sealed class PdfLines(XGraphics measure)
{
    /// <summary>
    /// A line that was broken at a space ends with it, so that whoever reads aloud or copies does not join two words.
    /// </summary>
    public IReadOnlyList<string> Of(string text, XFont font, double width)
    {
        var lines = new List<string>();
        foreach (var paragraph in Drawable(text).Split('\n'))
        {
            var line = new StringBuilder();
            var used = 0.0;
            foreach (var piece in paragraph.Split(' ').SelectMany(word => Pieces(word, font, width)))
            {
                var wide = Width(piece.Text, font);
                var space = piece.FollowsSpace && line.Length > 0 ? Width(" ", font) : 0;
                if (line.Length > 0 && used + space + wide > width)
                {
                    lines.Add(line.Append(piece.FollowsSpace ? " " : string.Empty).ToString());
                    line.Clear();
                    (used, space) = (0, 0);
                }

                line.Append(space > 0 ? " " : string.Empty).Append(piece.Text);
                used += space + wide;
            }

            lines.Add(line.ToString());
        }

        return lines;
    }

    public double Width(string text, XFont font) => text.Length == 0 ? 0 : measure.MeasureString(text, font).Width;

    /// <summary>The width of the widest word.</summary>
    public double WidestWord(string text, XFont font) => Drawable(text).Split(' ', '\n').Max(word => Width(word, font));

    /// <summary>The width of the text on lines of its own.</summary>
    public double WidestLine(string text, XFont font) => Drawable(text).Split('\n').Max(line => Width(line, font));

    /// <summary>The word, or as much of it as fits a line, again and again: never within what people see as one sign.</summary>
    private IEnumerable<(string Text, bool FollowsSpace)> Pieces(string word, XFont font, double width)
    {
        if (Width(word, font) <= width)
        {
            return [(word, true)];
        }

        var pieces = new List<(string Text, bool FollowsSpace)>();
        var piece = new StringBuilder();
        var used = 0.0;
        var signs = StringInfo.GetTextElementEnumerator(word);
        while (signs.MoveNext())
        {
            var sign = signs.GetTextElement();
            var wide = Width(sign, font);
            if (piece.Length > 0 && used + wide > width)
            {
                pieces.Add((piece.ToString(), pieces.Count == 0));
                piece.Clear();
                used = 0;
            }

            piece.Append(sign);
            used += wide;
        }

        pieces.Add((piece.ToString(), pieces.Count == 0));
        return pieces;
    }

    /// <summary>
    /// Without what no font draws: control and format signs go, half a pair becomes the sign of what cannot be read. A sign that the
    /// font lacks is its empty box.
    /// </summary>
    private static string Drawable(string text)
    {
        var drawable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            drawable.Append(rune.Value switch
            {
                '\n' => "\n",
                '\t' => " ",
                _ when category is UnicodeCategory.Control or UnicodeCategory.Format => string.Empty,
                _ => rune.ToString(),
            });
        }

        return drawable.ToString().Normalize(NormalizationForm.FormC);
    }
}
