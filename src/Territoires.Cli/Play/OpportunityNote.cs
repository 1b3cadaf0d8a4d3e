using System.Globalization;
using System.Text;

namespace Territoires.Cli.Play;

/// <summary>
/// The note of opportunity of an application: its own texts on plain pages of PDF 1.4. The same texts give the same bytes,
/// so that a note sent twice is one document.
/// </summary>
public static class OpportunityNote
{
    private const int LineLength = 90;
    private const int LinesOnAPage = 48;

    /// <summary>The fonts that every reader has write Western European letters only.</summary>
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static byte[] Of(SeedApplication application, string call)
    {
        string[] paragraphs =
        [
            "Note d’opportunité (document fictif, établi pour démonstration)", call, string.Empty, application.Title, string.Empty,
            application.Theme, string.Empty, application.Summary, string.Empty,
            .. application.Ambitions.Select(ambition => $"– {ambition}"),
        ];
        var pages = paragraphs.SelectMany(Wrap).Chunk(LinesOnAPage).Select(Page).ToArray();
        return Write(pages);
    }

    private static IEnumerable<string> Wrap(string paragraph)
    {
        var line = new StringBuilder();
        foreach (var word in paragraph.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > LineLength)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : string.Empty).Append(word);
        }

        yield return line.ToString();
    }

    private static string Page(string[] lines) =>
        $"BT /F1 11 Tf 56 786 Td 15 TL {string.Concat(lines.Select(line => $"({Escape(line)}) Tj T* "))}ET";

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal)
            .Replace(")", "\\)", StringComparison.Ordinal);

    /// <summary>Objects 1 to 3: catalogue, tree of pages, font; then two objects a page.</summary>
    private static byte[] Write(string[] pages)
    {
        var kids = string.Join(' ', pages.Select((_, i) => Invariant($"{4 + (2 * i)} 0 R")));
        List<string> objects =
        [
            "<< /Type /Catalog /Pages 2 0 R /Lang (fr) >>",
            Invariant($"<< /Type /Pages /Kids [{kids}] /Count {pages.Length} >>"),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ];
        foreach (var page in pages)
        {
            objects.Add(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
                    + Invariant($"/Contents {objects.Count + 2} 0 R >>"));
            objects.Add(Invariant($"<< /Length {Western.GetByteCount(page)} >>\nstream\n{page}\nendstream"));
        }

        return Assemble(objects);
    }

    private static byte[] Assemble(List<string> objects)
    {
        var pdf = new StringBuilder("%PDF-1.4\n");
        var index = new StringBuilder(Invariant($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n"));
        for (var i = 0; i < objects.Count; i++)
        {
            // One letter is one octet in this encoding: lengths of text are offsets in the file.
            index.Append(Invariant($"{pdf.Length:D10} 00000 n \n"));
            pdf.Append(Invariant($"{i + 1} 0 obj\n{objects[i]}\nendobj\n"));
        }

        var start = pdf.Length;
        pdf.Append(index).Append(Invariant($"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"));
        return Western.GetBytes(pdf.ToString());
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
