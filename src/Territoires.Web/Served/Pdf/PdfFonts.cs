using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

namespace Territoires.Web.Served.Pdf;

/// <summary>The one family of our documents, Arimo, which is free (OFL) and goes into each file: only the signs that it uses.</summary>
internal sealed class PdfFonts : IFontResolver
{
    private const string Family = "Arimo";
    private const string Plain = "Arimo_400Regular.ttf";
    private const string Bold = "Arimo_700Bold.ttf";

    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "fonts");

    /// <summary>Signs are kept as Unicode, so that what is copied or read aloud is what was written.</summary>
    private static readonly XPdfFontOptions Unicode = new(PdfFontEncoding.Unicode);

    /// <summary>The library has one resolver for all; it is set before the first font is asked for.</summary>
    static PdfFonts() => GlobalFontSettings.FontResolver = new PdfFonts();

    private PdfFonts()
    {
    }

    public static XFont Of(double size, bool isBold = false) =>
        new(Family, size, isBold ? XFontStyleEx.Bold : XFontStyleEx.Regular, Unicode);

    public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(isBold ? Bold : Plain);

    /// <exception cref="FileNotFoundException">The build did not bring the font.</exception>
    public byte[]? GetFont(string faceName) => File.ReadAllBytes(Path.Combine(Root, faceName));
}
