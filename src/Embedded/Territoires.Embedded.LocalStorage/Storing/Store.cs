using System.Collections.Concurrent;

namespace Territoires.Embedded.LocalStorage.Storing;

/// <summary>The open folder: its lock, its writer, its readers and its contents.</summary>
internal sealed class Store : IAsyncDisposable
{
    private readonly FileStream _lock;
    private readonly string _database;
    private readonly ConcurrentBag<SqlSession> _readers = [];
    private bool _disposed;

    private Store(FileStream folderLock, string database, Writer writer, ContentFiles contents)
    {
        _lock = folderLock;
        _database = database;
        Writer = writer;
        Contents = contents;
    }

    public Writer Writer { get; }

    public ContentFiles Contents { get; }

    public static Store Open(string folder, TimeProvider time)
    {
        Directory.CreateDirectory(folder);
        var folderLock = Lock(folder);
        try
        {
            var database = Path.Combine(folder, "storage.db");
            var session = SqlSession.Open(database);
            Schema.Prepare(session);
            // A new database whose name is not on disk would take its first acknowledged rows with it.
            DirectoryFlush.Flush(folder);
            var contents = new ContentFiles(Path.Combine(folder, "blobs"));
            contents.RemoveOrphans(session);
            return new Store(folderLock, database, new Writer(session, time, contents), contents);
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    /// <summary>Reads a consistent state of everything acknowledged.</summary>
    public T Read<T>(Func<SqlSession, T> read)
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(LocalStorageTransport));
        if (!_readers.TryTake(out var session))
        {
            session = SqlSession.Open(_database);
        }

        // One transaction: several statements see one state.
        session.Execute("BEGIN");
        try
        {
            return read(session);
        }
        finally
        {
            session.Execute("COMMIT");
            if (_disposed)
            {
                session.Dispose();
            }
            else
            {
                _readers.Add(session);
            }
        }
    }

    /// <summary>Ends the lease of a written content, which goes if nothing names it.</summary>
    /// <param name="hash">The content.</param>
    /// <param name="isNamed">A row that names it was written: there is nothing to look up, unless its deletion was asked for meanwhile.</param>
    public void Unpin(string hash, bool isNamed)
    {
        if (Contents.Unpin(hash) || !isNamed)
        {
            Release([hash]);
        }
    }

    /// <summary>Deletes contents that the last write may have left without any blob.</summary>
    public void Release(IEnumerable<string> hashes)
    {
        foreach (var hash in hashes.Distinct())
        {
            Contents.DeleteUnless(hash, isUsed: () => Read(session => ContentFiles.IsUsed(session, hash)));
        }
    }

    public ValueTask DisposeAsync()
    {
        if (!_disposed)
        {
            _disposed = true;
            Writer.Dispose();
            foreach (var reader in _readers)
            {
                reader.Dispose();
            }

            _lock.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private static FileStream Lock(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new IOException($"The storage folder '{folder}' is already open in this or another process; close that one first.", exception);
        }
    }
}
