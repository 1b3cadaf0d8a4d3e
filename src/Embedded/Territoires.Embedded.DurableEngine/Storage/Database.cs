using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Territoires.Embedded.DurableEngine;

/// <summary>
/// The SQLite file. Writes go through one thread: those that wait share one transaction and one flush, each in a savepoint of its own,
/// and each is acknowledged only after the commit. Reads have connections of their own.
/// </summary>
internal sealed class Database : IDisposable
{
    private const int WritesPerCommit = 256;

    private readonly BlockingCollection<PendingWrite> queue = [];
    private readonly ConcurrentBag<SqliteSession> readers = [];
    private readonly FileStream singleEngine;
    private readonly SqliteSession writer;
    private readonly string path;
    private readonly TimeProvider clock;
    private readonly IWriteObserver observer;
    private readonly Thread thread;
    private volatile Exception? fault;

    private Database(string path, TimeProvider clock, IWriteObserver observer, FileStream singleEngine)
    {
        this.path = path;
        this.clock = clock;
        this.observer = observer;
        this.singleEngine = singleEngine;
        writer = new SqliteSession(path);
        try
        {
            Prepare(writer);
        }
        catch
        {
            writer.Dispose();
            throw;
        }

        thread = new Thread(WriteLoop) { IsBackground = true, Name = "Durable engine writer" };
        thread.Start();
    }

    /// <exception cref="IOException">Another engine has the file open.</exception>
    /// <exception cref="InvalidOperationException">The file is damaged, of a later version, or would not be flushed at each commit.</exception>
    public static Database Open(string path, TimeProvider clock, IWriteObserver observer)
    {
        // SQLite would let two engines in, and each would run the other's work. The system releases the lock of a killed process.
        FileStream lockFile = new(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            return new Database(path, clock, observer, lockFile);
        }
        catch
        {
            lockFile.Dispose();
            throw;
        }
    }

    /// <summary>Runs a write. What it throws rolls back this write alone, unless SQLite itself failed: then the database takes no more.</summary>
    public Task<T> WriteAsync<T>(Func<WriteScope, T> work)
    {
        PendingWrite<T> write = new(work);
        observer.WriteQueued();
        try
        {
            queue.Add(write);
        }
        catch (InvalidOperationException exception)
        {
            observer.Committed([null]);
            throw new ObjectDisposedException("The durable engine is closed.", exception);
        }

        return write.Task;
    }

    /// <summary>Reads one consistent state: all that was acknowledged, and nothing that is not committed.</summary>
    public T Read<T>(Func<SqliteSession, T> work)
    {
        if (!readers.TryTake(out SqliteSession? session))
        {
            session = new SqliteSession(path);
        }

        session.Execute("BEGIN");
        try
        {
            return work(session);
        }
        finally
        {
            session.Execute("ROLLBACK");
            readers.Add(session);
        }
    }

    public void Dispose()
    {
        queue.CompleteAdding();
        thread.Join();
        queue.Dispose();
        while (readers.TryTake(out SqliteSession? reader))
        {
            reader.Dispose();
        }

        writer.Dispose();
        singleEngine.Dispose();
    }

    private static void Prepare(SqliteSession db)
    {
        if (db.Scalar("PRAGMA quick_check(1)") is not "ok")
        {
            throw new InvalidOperationException("The durable database is damaged (PRAGMA quick_check).");
        }

        object? journal = db.Scalar("PRAGMA journal_mode = WAL");
        db.Execute("PRAGMA synchronous = FULL");
        const long Full = 2;
        if (journal is not "wal" || db.Scalar("PRAGMA synchronous") is not Full)
        {
            throw new InvalidOperationException("SQLite did not take journal_mode = WAL with synchronous = FULL: an acknowledged write could be lost.");
        }

        if (db.Scalar("SELECT 1 FROM sqlite_schema WHERE name = 'meta'") is null)
        {
            using Stream script = typeof(Database).Assembly.GetManifestResourceStream("schema-1.sql")!;
            using StreamReader reader = new(script);
            db.ExecuteScript("BEGIN IMMEDIATE;\n" + reader.ReadToEnd() + "\nCOMMIT;");
        }

        if (db.Scalar("SELECT value FROM meta WHERE name = 'schemaVersion'") is not 1L)
        {
            throw new InvalidOperationException("The durable database is of a version that this engine does not know.");
        }
    }

    private void WriteLoop()
    {
        List<PendingWrite> batch = [];
        foreach (PendingWrite first in queue.GetConsumingEnumerable())
        {
            batch.Add(first);
            while (batch.Count < WritesPerCommit && queue.TryTake(out PendingWrite? next))
            {
                batch.Add(next);
            }

            Commit(batch);
            batch.Clear();
        }
    }

    private void Commit(List<PendingWrite> batch)
    {
        try
        {
            if (fault is not null)
            {
                throw new InvalidOperationException("The durable database has failed and takes no more writes; see the first failure.", fault);
            }

            writer.Execute("BEGIN IMMEDIATE");
            batch.ForEach(RunInSavepoint);
            writer.Execute("COMMIT");
        }
        // Whatever it was, nobody is told that the batch is stored; the file is left as it was and nothing more is written to it.
#pragma warning disable CA1031
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Fail(batch, exception);
            return;
        }

        observer.Committed(batch.ConvertAll(write => write.Effects));
        batch.ForEach(write => write.Acknowledge());
    }

    private void RunInSavepoint(PendingWrite write)
    {
        writer.Execute("SAVEPOINT one");
        try
        {
            write.Run(new WriteScope(writer, clock.GetUtcNow()));
        }
        catch (Exception exception) when (exception is not SqliteException)
        {
            writer.Execute("ROLLBACK TO one");
            write.Refuse(exception);
        }

        writer.Execute("RELEASE one");
    }

    private void Fail(List<PendingWrite> batch, Exception exception)
    {
        if (fault is null)
        {
            fault = exception;
            try
            {
                writer.Execute("ROLLBACK");
            }
            catch (SqliteException)
            {
                // SQLite has already rolled back by itself.
            }
        }

        observer.Faulted(exception);
        observer.Committed(batch.ConvertAll(_ => (Effects?)null));
        batch.ForEach(write => write.Fail(exception));
    }
}
