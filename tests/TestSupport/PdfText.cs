using System.Text;
using System.Text.RegularExpressions;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;

namespace Territoires.Tests.TestSupport;

/// <summary>What a tagged PDF of ours says, read from its pages as a reader does: signs by the map of their font, in their order.</summary>
public static partial class PdfText
{
    public static PdfDocument Open(byte[] pdf) => PdfReader.Open(new MemoryStream(pdf), PdfDocumentOpenMode.Import);

    /// <summary>The lines of a paragraph follow each other; another paragraph is another line. What only decorates is left out.</summary>
    public static string Of(byte[] pdf)
    {
        using var document = Open(pdf);
        var text = new StringBuilder();
        foreach (var page in document.Pages)
        {
            var fonts = page.Resources.Elements.GetDictionary("/Font")!;
            IReadOnlyDictionary<string, string> signs = new Dictionary<string, string>();
            var content = Encoding.Latin1.GetString(page.Contents.CreateSingleContent().Stream.UnfilteredValue);
            var decorates = false;
            foreach (Match step in Step().Matches(content))
            {
                if (step.Groups["ornament"].Success)
                {
                    decorates = true;
                }
                else if (step.Groups["font"] is { Success: true } font)
                {
                    signs = SignsOf(fonts.Elements.GetDictionary(font.Value)!);
                }
                else if (step.Groups["shown"] is { Success: true } shown)
                {
                    var codes = shown.Value.Where(char.IsAsciiHexDigit).Chunk(4).Select(code => new string(code));
                    var said = codes.Select(code => signs.GetValueOrDefault(code, "\ufffd"));
                    text.AppendJoin(null, decorates ? [] : said);
                }
                else
                {
                    text.Append(decorates ? string.Empty : "\n");
                    decorates = false;
                }
            }
        }

        return text.ToString();
    }

    /// <summary>The kinds of the tags, in the order of the tree.</summary>
    public static IReadOnlyList<string> Tags(byte[] pdf)
    {
        using var document = Open(pdf);
        var root = document.Internals.Catalog.Elements.GetDictionary("/StructTreeRoot")!;
        return [.. TagsUnder(root)];
    }

    private static IEnumerable<string> TagsUnder(PdfDictionary element)
    {
        PdfItem[] kids = element.Elements.GetObject("/K") switch
        {
            PdfArray many => [.. many.Elements],
            PdfDictionary one => [one],
            _ => [],
        };
        foreach (var kid in kids.Select(kid => kid is PdfSharp.Pdf.Advanced.PdfReference reference ? reference.Value : kid))
        {
            if (kid is PdfDictionary child && child.Elements.GetName("/S") is { Length: > 0 } name)
            {
                yield return name.TrimStart('/');
                foreach (var inner in TagsUnder(child))
                {
                    yield return inner;
                }
            }
        }
    }

    private static Dictionary<string, string> SignsOf(PdfDictionary font)
    {
        var map = Encoding.ASCII.GetString(font.Elements.GetDictionary("/ToUnicode")!.Stream.UnfilteredValue);
        return Range().Matches(map).DistinctBy(range => range.Groups["from"].Value).ToDictionary(
            range => range.Groups["from"].Value.ToUpperInvariant(),
            range => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(range.Groups["to"].Value)),
            StringComparer.OrdinalIgnoreCase);
    }

    [GeneratedRegex(
        @"(?<ornament>/Artifact)|(?<font>/F\d+)\s+[\d.]+\s+Tf|<(?<shown>[0-9A-Fa-f\s]+)>\s*Tj|EMC", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Step();

    [GeneratedRegex("<(?<from>[0-9A-Fa-f]{4})>\\s*<[0-9A-Fa-f]{4}>\\s*<(?<to>[0-9A-Fa-f]+)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Range();
}
