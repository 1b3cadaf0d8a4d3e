using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PdfSharp.Pdf;

namespace Territoires.Web.Served.Pdf;

/// <summary>
/// A document as bytes that are the same whoever makes them and when: the entity tag is made of them. Where the library writes an
/// identifier or an instant of its own, stands one of the same length that is made of what the document says.
/// </summary>
internal static partial class PdfBytes
{
    private const string End = "<?xpacket end=";

    /// <param name="document">As it is laid out.</param>
    /// <param name="cover">What stands around it.</param>
    /// <param name="said">All that it says.</param>
    public static byte[] Of(PdfDocument document, PdfCover cover, string said)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', cover.Title, cover.Heading, cover.Author, said)));
        var id = Encoding.Latin1.GetString(digest, 0, 16);
        document.Info.Title = cover.Title;
        document.Info.Author = cover.Author;
        document.Info.Creator = "Territoires";
        document.Info.CreationDate = cover.At.UtcDateTime;
        document.Info.ModificationDate = cover.At.UtcDateTime;
        document.Internals.FirstDocumentID = id;
        document.Internals.SecondDocumentID = id;
        using var file = new MemoryStream();
        document.Save(file, closeStream: false);

        // Each byte is a sign of Latin-1: places in the file stay what its table says.
        var written = Encoding.Latin1.GetString(file.ToArray());
        return Encoding.Latin1.GetBytes(WithDescription(FontTag().Replace(written, "TERRIT+"), cover));
    }

    /// <summary>The library writes its description without regard to what XML asks of a title, and with identifiers of chance.</summary>
    private static string WithDescription(string written, PdfCover cover)
    {
        var from = written.LastIndexOf("<?xpacket begin", StringComparison.Ordinal);
        var until = written.IndexOf(End, from, StringComparison.Ordinal);
        var room = until - from;
        var full = Description(cover.Title, cover.At);
        var fits = Encoding.UTF8.GetByteCount(full) <= room ? full : Description("Territoires", cover.At);
        var plain = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(fits));
        return string.Concat(written.AsSpan(0, from), plain.PadRight(room), written.AsSpan(until));
    }

    private static string Description(string title, DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"""
        <?xpacket begin="{'\ufeff'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{new XText(title)}</rdf:li></rdf:Alt></dc:title>
        <xmp:CreateDate>{at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}</xmp:CreateDate>
        </rdf:Description></rdf:RDF></x:xmpmeta>
        """);

    /// <summary>Six letters before the name of a font tell that only some of its signs are there.</summary>
    [GeneratedRegex("[A-Z]{6}\\+(?=Arimo)", RegexOptions.None, 5000)]
    private static partial Regex FontTag();
}
