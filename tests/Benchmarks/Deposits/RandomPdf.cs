using System.Net;
using System.Net.Http.Headers;

namespace Territoires.Benchmarks.Deposits;

/// <summary>
/// A small PDF around bytes at random: no two are alike and none compresses. It is made while it is sent, so that whoever
/// sends a thousand of them holds none.
/// </summary>
public sealed class RandomPdf : HttpContent
{
    private const int PieceBytes = 64 * 1024;

    private readonly int bytes;

    public RandomPdf(int bytes)
    {
        this.bytes = bytes;
        Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
    }

    /// <summary>The whole of one.</summary>
    public static byte[] Whole(int bytes)
    {
        var whole = PdfFrame.Around(bytes);
        Random.Shared.NextBytes(PdfFrame.InsideOf(whole));
        return whole;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var frame = new PdfFrame(bytes);
        await stream.WriteAsync(frame.Head, cancellationToken);
        var piece = new byte[PieceBytes];
        for (var left = frame.Inside; left > 0; left -= piece.Length)
        {
            var now = piece.AsMemory(0, Math.Min(piece.Length, left));
            Random.Shared.NextBytes(now.Span);
            await stream.WriteAsync(now, cancellationToken);
        }

        await stream.WriteAsync(frame.Tail, cancellationToken);
    }
}
