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
    // Those of them that somebody wanted to delete.
    private readonly HashSet<string> _spared = [];
    // Folders that took a content since they were last flushed.
    private readonly HashSet<string> _changed = [];

    public ContentFiles(string folder)
    {
        _folder = folder;
        _incoming = Path.Combine(folder, "incoming");
        Directory.CreateDirectory(_incoming);
        // An earlier process may have made folders here and ended before it flushed this one: they are not made again.
        _changed.Add(folder);
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

                written = await file.FinishAsync();
            }

            Keep(incoming, written.Hash);
            return written;
        }
        finally
        {
            File.Delete(incoming);
        }
    }

    /// <summary>
    /// Waits until the names of all contents written so far are on disk. For the writer, before it commits the rows that name
    /// them: the contents of a group share these waits as its rows share one.
    /// </summary>
    public void FlushNames()
    {
        string[] changed;
        lock (_gate)
        {
            changed = [.. _changed];
            _changed.Clear();
        }

        try
        {
            foreach (var folder in changed)
            {
                DirectoryFlush.Flush(folder);
            }
        }
        catch
        {
            lock (_gate)
            {
                _changed.UnionWith(changed);
            }

            throw;
        }
    }

    /// <summary>True for the last lease of a content whose deletion was asked for meanwhile: whoever asked left it to this one.</summary>
    public bool Unpin(string hash)
    {
        lock (_gate)
        {
            if (--_pinned[hash] > 0)
            {
                return false;
            }

            _pinned.Remove(hash);
            return _spared.Remove(hash);
        }
    }

    public void DeleteUnless(string hash, Func<bool> isUsed)
    {
        lock (_gate)
        {
            if (_pinned.ContainsKey(hash))
            {
                _spared.Add(hash);
            }
            else if (!isUsed())
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
            if (!Directory.Exists(folder))
            {
                Directory.CreateDirectory(folder);
                _changed.Add(_folder);
            }

            if (!File.Exists(path))
            {
                File.Move(incoming, path);
                _changed.Add(folder);
            }
        }
    }

    private string PathOf(string hash) => Path.Combine(_folder, hash[..2], hash[2..]);
}
