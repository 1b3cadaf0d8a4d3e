using System.Globalization;
using System.Text.RegularExpressions;

namespace Territoires.Core.Applications;

/// <summary>
/// Whether a file is a PDF that readers open, told by its content alone. Its structure is looked at and its objects are not
/// parsed: a library that builds the whole tree holds the file in memory, and can be made to overflow its stack, which
/// ends the process. Whatever stands before the header (a byte order mark, line breaks) is allowed, as readers do.
/// </summary>
public static partial class PdfCheck
{
    /// <summary>Readers look for the header in these first bytes, and for the end in the last.</summary>
    public const int HeaderWithin = 1024;

    private const int EndWithin = 2048;

    /// <summary>How far from where the end says the cross-reference may be: some programs count line breaks wrong.</summary>
    private const int Slack = 64;

    /// <summary>Where the header is among the first bytes of a file; −1 when it is not.</summary>
    public static int HeaderOf(ReadOnlySpan<byte> firstBytes)
    {
        var head = firstBytes[..Math.Min(firstBytes.Length, HeaderWithin)];
        return head.IndexOf("%PDF-"u8);
    }

    /// <param name="file">The file; it can be read at any place.</param>
    /// <param name="cancellation">Client gone.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static async Task<PdfFault?> FaultOfAsync(Stream file, CancellationToken cancellation)
    {
        var head = await ReadAsync(file, 0, HeaderWithin, cancellation);
        if (head.Length == 0)
        {
            return PdfFault.Empty;
        }

        var header = HeaderOf(head);
        if (header < 0)
        {
            return PdfFault.NotAPdf;
        }

        var tail = await ReadAsync(file, Math.Max(header, file.Length - EndWithin), EndWithin, cancellation);
        if (End().Matches(Text(tail)) is not [.., var end])
        {
            return PdfFault.Cut;
        }

        var at = long.Parse(end.Groups["at"].ValueSpan, CultureInfo.InvariantCulture);
        if (!await IsCrossReferenceAsync(file, at, cancellation) && !await IsCrossReferenceAsync(file, header + at, cancellation))
        {
            return PdfFault.Damaged;
        }

        var seen = await PdfScan.OfAsync(file, cancellation);
        return seen.IsEncrypted ? PdfFault.Protected : seen.HasCatalogue ? null : PdfFault.Damaged;
    }

    /// <summary>One byte is one character: places in the text are places in the file.</summary>
    internal static string Text(ReadOnlySpan<byte> bytes) => System.Text.Encoding.Latin1.GetString(bytes);

    private static async Task<bool> IsCrossReferenceAsync(Stream file, long at, CancellationToken cancellation) =>
        at < file.Length && CrossReference().IsMatch(Text(await ReadAsync(file, Math.Max(0, at - Slack), 2 * Slack, cancellation)));

    private static async Task<byte[]> ReadAsync(Stream file, long at, int length, CancellationToken cancellation)
    {
        file.Position = at;
        var bytes = new byte[length];
        var read = await file.ReadAtLeastAsync(bytes, length, throwOnEndOfStream: false, cancellation);
        return bytes[..read];
    }

    /// <summary>« %EOF » is written by some programs, and opened by all readers.</summary>
    [GeneratedRegex(
        @"startxref\s+(?<at>\d{1,10})\s+%{1,2}EOF",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex End();

    /// <summary>A table (and not the word that leads to it), or the object that holds a stream of cross-references.</summary>
    [GeneratedRegex(
        @"(?:^|[^t])xref\s|\d{1,10}\s+\d{1,5}\s+obj",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex CrossReference();
}
