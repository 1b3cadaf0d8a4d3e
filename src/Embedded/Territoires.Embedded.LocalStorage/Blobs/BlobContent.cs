using Territoires.Embedded.LocalStorage.Storing;

namespace Territoires.Embedded.LocalStorage.Blobs;

/// <summary>A range of a blob, read from its files as the caller asks for it.</summary>
internal sealed class BlobContent : Stream
{
    private readonly ContentFiles _files;
    private readonly Queue<Segment> _segments;
    private FileStream? _file;
    private long _skip;
    private long _left;

    /// <exception cref="FileNotFoundException">The blob was replaced meanwhile, and its content deleted.</exception>
    public BlobContent(ContentFiles files, IEnumerable<Segment> segments, long offset, long count)
    {
        _files = files;
        _segments = new Queue<Segment>(segments);
        _skip = offset;
        _left = count;
        while (_segments.TryPeek(out var first) && _skip >= first.Length)
        {
            _skip -= first.Length;
            _segments.Dequeue();
        }

        // Opened before the answer begins: a missing file can still be answered otherwise.
        if (_left > 0)
        {
            OpenNext();
        }
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        while (_left > 0 && buffer.Length > 0)
        {
            var read = _file!.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
            if (Advanced(read))
            {
                return read;
            }
        }

        return 0;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_left > 0 && buffer.Length > 0)
        {
            var read = await _file!.ReadAsync(buffer[..(int)Math.Min(buffer.Length, _left)], cancellationToken);
            if (Advanced(read))
            {
                return read;
            }
        }

        return 0;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file?.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool Advanced(int read)
    {
        _left -= read;
        if (read == 0)
        {
            OpenNext();
        }

        return read > 0;
    }

    private void OpenNext()
    {
        _file?.Dispose();
        Segment? next;
        do
        {
            // Fewer bytes than the row says would be a silent truncation.
            next = _segments.TryDequeue(out next) ? next : throw new InvalidDataException("A blob's content is shorter than its row says.");
        }
        while (next.Length == 0);
        _file = _files.Open(next.Hash);
        _file.Position = _skip;
        _skip = 0;
    }
}
