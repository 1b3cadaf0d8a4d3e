using System.Globalization;
using System.Text;

namespace Territoires.Tests.TestSupport;

/// <summary>
/// A PDF of one empty page and of exactly the size that is asked: what stands before and after the bytes that fill it, which
/// are an attachment that nothing shows. Readers open it whatever those bytes are.
/// </summary>
public sealed class PdfFrame
{
    /// <summary>The smallest size that can be asked.</summary>
    public const int Smallest = HeadBytes + TailBytes;

    private const int HeadBytes = 226;
    private const int TailBytes = 188;

    public PdfFrame(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, Smallest);
        Inside = bytes - Smallest;
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
            Text($"<< /Length {Inside:D10} >>\nstream\n"),
        ];
        var head = new StringBuilder("%PDF-1.7\n");
        var index = new StringBuilder("xref\n0 5\n0000000000 65535 f \n");
        foreach (var (place, content) in objects.Index())
        {
            index.Append(Text($"{head.Length:D10} 00000 n \n"));
            head.Append(Text($"{place + 1} 0 obj\n{content}")).Append(place < objects.Length - 1 ? "\nendobj\n" : string.Empty);
        }

        const string close = "\nendstream\nendobj\n";
        var tail = Text($"{close}{index}trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n{head.Length + Inside + close.Length:D10}\n%%EOF\n");
        Head = Encoding.ASCII.GetBytes(head.ToString());
        Tail = Encoding.ASCII.GetBytes(tail);
    }

    public byte[] Head { get; }

    /// <summary>How many bytes are to stand between head and tail.</summary>
    public int Inside { get; }

    public byte[] Tail { get; }

    /// <summary>The whole file, filled with zeros.</summary>
    public static byte[] Around(int bytes)
    {
        var frame = new PdfFrame(bytes);
        return [.. frame.Head, .. new byte[frame.Inside], .. frame.Tail];
    }

    /// <summary>What may be filled with anything, of a file made by <see cref="Around"/>.</summary>
    public static Span<byte> InsideOf(byte[] whole) => whole.AsSpan(HeadBytes..^TailBytes);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
