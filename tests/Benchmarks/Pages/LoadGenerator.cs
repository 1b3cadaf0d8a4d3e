using System.Buffers.Text;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Territoires.Benchmarks.Pages;

/// <summary>What came of asking for one address over and over.</summary>
/// <param name="PerSecond">Answers a second.</param>
/// <param name="P99">Time to the last byte of the slowest hundredth, in milliseconds.</param>
/// <param name="Wrong">Answers that were not 200 with the expected number of bytes.</param>
public sealed record Load(double PerSecond, double P99, long Wrong);

/// <summary>
/// Asks for one address on many connections at once, each its next question as soon as it has its answer. It reads no more of
/// an answer than it must, so that what is measured is the server, though both share this machine.
/// </summary>
public sealed class LoadGenerator(Uri address, int bytes)
{
    private readonly byte[] request = Encoding.ASCII.GetBytes(
        $"GET {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nAccept: text/html\r\n\r\n");

    public async Task<Load> RunAsync(int connections, TimeSpan length, CancellationToken cancellation)
    {
        var end = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        var started = Stopwatch.GetTimestamp();
        var all = await Task.WhenAll(
            Enumerable.Range(0, connections).Select(_ => Task.Run(() => AskAsync(end, cancellation), cancellation)));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var times = all.SelectMany(one => one.Times).Order().ToArray();
        return new Load(times.Length / seconds, times.Length == 0
            ? double.NaN
            : times[(int)(times.Length * 0.99)], all.Sum(one => one.Wrong));
    }

    private async Task<(List<double> Times, long Wrong)> AskAsync(long end, CancellationToken cancellation)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address.Host == "localhost" ? "127.0.0.1" : address.Host, address.Port, cancellation);
        var times = new List<double>();
        var wrong = 0L;
        var buffer = new byte[64 * 1024];
        while (Stopwatch.GetTimestamp() < end)
        {
            var asked = Stopwatch.GetTimestamp();
            await socket.SendAsync(request, SocketFlags.None, cancellation);
            if (!await AnswerAsync(socket, buffer, cancellation))
            {
                wrong++;
            }

            times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }

        return (times, wrong);
    }

    /// <summary>Reads one answer to its end.</summary>
    /// <exception cref="InvalidDataException">It says no length: there is no telling where it ends.</exception>
    private async Task<bool> AnswerAsync(Socket socket, byte[] buffer, CancellationToken cancellation)
    {
        var held = 0;
        int head;
        while ((head = buffer.AsSpan(0, held).IndexOf("\r\n\r\n"u8)) < 0)
        {
            held += await ReadAsync(socket, buffer.AsMemory(held), cancellation);
        }

        var isOk = buffer.AsSpan(0, held).StartsWith("HTTP/1.1 200"u8);
        var length = LengthIn(buffer.AsSpan(0, head));
        var left = length - (held - head - 4);
        while (left > 0)
        {
            left -= await ReadAsync(socket, buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), cancellation);
        }

        return isOk && length == bytes;
    }

    private static async Task<int> ReadAsync(Socket socket, Memory<byte> room, CancellationToken cancellation) =>
        await socket.ReceiveAsync(room, SocketFlags.None, cancellation) is > 0 and var read
            ? read
            : throw new InvalidDataException("The server closed a connection.");

    private static long LengthIn(ReadOnlySpan<byte> head)
    {
        var name = "Content-Length: "u8;
        var at = head.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(head[(at + name.Length)..], out long length, out _)
            ? length
            : throw new InvalidDataException("An answer does not say how long it is.");
    }
}
