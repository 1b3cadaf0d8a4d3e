using System.Net;
using System.Net.Http.Headers;

namespace Territoires.Cli.Bench.Deposits;

/// <summary>
/// A document that begins as a PDF does and goes on at random: no two are alike and none compresses. It is made while it is
/// sent, so that whoever sends a thousand of them holds none.
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

    private static ReadOnlySpan<byte> Signature => "%PDF-1.7\n"u8;

    /// <summary>The whole of one.</summary>
    public static byte[] Whole(int bytes)
    {
        var whole = new byte[bytes];
        Fill(whole, isFirst: true);
        return whole;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var piece = new byte[Math.Min(PieceBytes, bytes)];
        for (var sent = 0; sent < bytes;)
        {
            var now = piece.AsMemory(0, Math.Min(piece.Length, bytes - sent));
            Fill(now.Span, isFirst: sent == 0);
            await stream.WriteAsync(now, cancellationToken);
            sent += now.Length;
        }
    }

    private static void Fill(Span<byte> piece, bool isFirst)
    {
        Random.Shared.NextBytes(piece);
        if (isFirst)
        {
            Signature.CopyTo(piece);
        }
    }
}
