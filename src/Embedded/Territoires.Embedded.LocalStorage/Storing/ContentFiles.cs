using System.Security.Cryptography;
using Azure.Core;

namespace Territoires.Embedded.LocalStorage.Storing;

/// <summary>A piece of a blob's content: a file named by its SHA-256.</summary>
internal sealed record Segment(string BlockId, string Hash, long Length);

/// <summary>A content that was written and is kept until the lease ends, whether or not a row names it by then.</summary>
internal sealed record WrittenContent(string Hash, long Length, byte[] Md5);

/// <summary>
/// Contents as files <c>blobs/ab/cdef…</c>. A file is on disk before a row names it. A file without a row is an orphan:
/// it goes when its last blob goes, or at the next opening.
/// </summary>
internal sealed class ContentFiles
{
    private readonly string _folder;
    private readonly string _incoming;
    private readonly Lock _gate = new();
    // Contents whose row is being written: they look like orphans and must stay.
    private readonly Dictionary<string, int> _pinned = [];

    public ContentFiles(string folder)
    {
        _folder = folder;
        _incoming = Path.Combine(folder, "incoming");
        Directory.CreateDirectory(_incoming);
    }

    public static bool IsUsed(SqlSession session, string hash) =>
        session.Number("SELECT 1 FROM segments WHERE hash = $0 UNION ALL SELECT 1 FROM staged WHERE hash = $0 LIMIT 1", hash) is not null;

    /// <summary>Streams a content to disk. <see cref="Unpin"/> must follow once its row is written or given up.</summary>
    public async Task<WrittenContent> WriteAsync(RequestContent? content, CancellationToken cancellation)
    {
        var incoming = Path.Combine(_incoming, Guid.NewGuid().ToString("N"));
        try
        {
            WrittenContent written;
            await using (var file = new HashingFile(incoming))
            {
                if (content is not null)
                {
                    await content.WriteToAsync(file, cancellation);
                }

                written = file.Finish();
            }

            Keep(incoming, written.Hash);
            return written;
        }
        finally
        {
            File.Delete(incoming);
        }
    }

    public void Unpin(string hash)
    {
        lock (_gate)
        {
            if (--_pinned[hash] == 0)
            {
                _pinned.Remove(hash);
            }
        }
    }

    public void DeleteUnless(string hash, Func<bool> isUsed)
    {
        lock (_gate)
        {
            if (!_pinned.ContainsKey(hash) && !isUsed())
            {
                File.Delete(PathOf(hash));
            }
        }
    }

    public FileStream Open(string hash) =>
        new(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);

    /// <summary>For the opening, before any request.</summary>
    public void RemoveOrphans(SqlSession session)
    {
        foreach (var file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).ToList())
        {
            if (Path.GetDirectoryName(file) == _incoming || !IsUsed(session, Path.GetFileName(Path.GetDirectoryName(file)) + Path.GetFileName(file)))
            {
                File.Delete(file);
            }
        }
    }

    public IEnumerable<string> Faults(IEnumerable<(string Hash, long Length)> named)
    {
        foreach (var (hash, length) in named)
        {
            var path = PathOf(hash);
            if (!File.Exists(path))
            {
                yield return $"blobs/{hash}: a blob names it and it is not there.";
                continue;
            }

            using var file = File.OpenRead(path);
            if (file.Length != length || Convert.ToHexStringLower(SHA256.HashData(file)) != hash)
            {
                yield return $"blobs/{hash}: its content is not what its name says.";
            }
        }
    }

    private void Keep(string incoming, string hash)
    {
        var path = PathOf(hash);
        var folder = Path.GetDirectoryName(path)!;
        lock (_gate)
        {
            _pinned[hash] = _pinned.GetValueOrDefault(hash) + 1;
            Directory.CreateDirectory(folder);
            if (!File.Exists(path))
            {
                File.Move(incoming, path);
            }
        }

        // Also when the file was there: the request that put it may not have come this far yet.
        DirectoryFlush.Flush(folder);
        DirectoryFlush.Flush(_folder);
    }

    private string PathOf(string hash) => Path.Combine(_folder, hash[..2], hash[2..]);
}
