using System.Collections.Concurrent;

namespace Territoires.Embedded.LocalStorage.Storing;

/// <summary>
/// The only writer. Waiting operations share one transaction (one wait for the disk), each behind its own savepoint,
/// and each is answered, success or refusal, after the commit: a refusal too was decided on what the others wrote.
/// </summary>
internal sealed class Writer : IDisposable
{
    private const int LargestGroup = 256;

    private readonly BlockingCollection<Job> _queue = [];
    private readonly SqlSession _session;
    private readonly TimeProvider _time;
    private readonly ContentFiles _contents;
    private readonly Thread _thread;
    private long _lastTicks;
    private long _savedTicks;

    /// <param name="session">Its own connection.</param>
    /// <param name="time">What instants are made of.</param>
    /// <param name="contents">Whose names are on disk before the rows that tell them.</param>
    public Writer(SqlSession session, TimeProvider time, ContentFiles contents)
    {
        _session = session;
        _contents = contents;
        _time = time;
        _lastTicks = _savedTicks = session.Number("SELECT last FROM clock") ?? 0;
        _thread = new Thread(Run) { IsBackground = true, Name = "Local storage writer" };
        _thread.Start();
    }

    /// <summary>
    /// Runs the work on the writer's thread; completes after its commit. The work may throw to write nothing.
    /// No cancellation: what is queued will be written, and who gave up waiting could free a content that the row then names.
    /// </summary>
    public Task<T> RunAsync<T>(Func<SqlSession, T> work)
    {
        var job = new Job<T>(work);
        try
        {
            _queue.Add(job);
        }
        catch (InvalidOperationException exception)
        {
            throw new ObjectDisposedException($"The {nameof(LocalStorageTransport)} is closed.", exception);
        }

        return job.Task;
    }

    /// <summary>
    /// An instant in ticks, larger than any given before, even when the clock goes back or the folder was reopened:
    /// entity tags are made of it and must never come twice. To be called from work only.
    /// </summary>
    public long NextTicks() => _lastTicks = Math.Max(_time.GetUtcNow().UtcTicks, _lastTicks + 1);

    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _queue.Dispose();
        _session.Dispose();
    }

    private void Run()
    {
        var group = new List<Job>();
        foreach (var first in _queue.GetConsumingEnumerable())
        {
            group.Add(first);
            while (group.Count < LargestGroup && _queue.TryTake(out var next))
            {
                group.Add(next);
            }

            Commit(group);
            group.Clear();
        }
    }

    private void Commit(List<Job> group)
    {
        try
        {
            _session.Execute("BEGIN IMMEDIATE");
            foreach (var job in group)
            {
                _session.Execute("SAVEPOINT job");
                if (!job.Execute(_session))
                {
                    _session.Execute("ROLLBACK TO job");
                }

                _session.Execute("RELEASE job");
            }

            if (_lastTicks != _savedTicks)
            {
                _session.Execute("UPDATE clock SET last = $0", _lastTicks);
            }

            _contents.FlushNames();
            _session.Execute("COMMIT");
            _savedTicks = _lastTicks;
        }
        // The disk failed, whatever the exception: nobody of the group may believe in a write.
#pragma warning disable CA1031
        catch (Exception exception)
        {
            TryRollBack();
            group.ForEach(job => job.Fail(exception));
            return;
        }
#pragma warning restore CA1031

        group.ForEach(job => job.Acknowledge());
    }

    private void TryRollBack()
    {
        try
        {
            _session.Execute("ROLLBACK");
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // SQLite rolls back by itself on some failures and then has nothing to undo.
        }
    }

    private abstract class Job
    {
        /// <summary>False when the work threw: what it wrote must be undone.</summary>
        public abstract bool Execute(SqlSession session);

        public abstract void Acknowledge();

        public abstract void Fail(Exception exception);
    }

    private sealed class Job<T>(Func<SqlSession, T> work) : Job
    {
        private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;
        private Exception? _refusal;

        // Completed by the writer's own thread, which waits for nobody.
#pragma warning disable VSTHRD003
        public Task<T> Task => _completion.Task;
#pragma warning restore VSTHRD003

        public override bool Execute(SqlSession session)
        {
            try
            {
                _result = work(session);
                return true;
            }
            // Carried to the caller, who awaits the task.
#pragma warning disable CA1031
            catch (Exception exception)
#pragma warning restore CA1031
            {
                _refusal = exception;
                return false;
            }
        }

        public override void Acknowledge()
        {
            if (_refusal is null)
            {
                _completion.SetResult(_result!);
            }
            else
            {
                _completion.SetException(_refusal);
            }
        }

        public override void Fail(Exception exception) =>
            _completion.SetException(new IOException("The local storage could not commit: read back after reopening before telling anybody that it was, or was not, written.", exception));
    }
}
