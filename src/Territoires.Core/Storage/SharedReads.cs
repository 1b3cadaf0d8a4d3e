namespace Territoires.Core.Storage;

/// <summary>
/// Reads of what many ask for at the same moment. Whoever asks while one is under way waits for the next, which all of them
/// share: a row that every act reads costs two requests at a time, not a thousand, and nobody is given what was read before
/// they asked.
/// </summary>
/// <param name="read">Asks the storage; its outage is that of everybody who waits for it.</param>
public sealed class SharedReads<T>(Func<string, Task<T>> read)
{
    private readonly Lock asking = new();
    private readonly Dictionary<string, Row> rows = new(StringComparer.Ordinal);

    public Task<T> ReadAsync(string key, CancellationToken cancellation)
    {
        lock (asking)
        {
            if (!rows.TryGetValue(key, out var row))
            {
                rows.Add(key, row = new Row());
            }

            return (row.Next ??= NextAsync(key, row)).WaitAsync(cancellation);
        }
    }

    private async Task<T> NextAsync(string key, Row row)
    {
        row.Reads++;
        // Never goes on in the lock of whoever asked: by then this read must be known as the next one.
        await row.Turn.WaitAsync().ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        lock (asking)
        {
            // From here on it may be under way: whoever asks now is for the one after.
            row.Next = null;
        }

        try
        {
            return await read(key);
        }
        finally
        {
            row.Turn.Release();
            lock (asking)
            {
                if (--row.Reads == 0)
                {
                    rows.Remove(key);
                }
            }
        }
    }

    /// <summary>What is asked of one row: at most one read under way and one that waits for it.</summary>
    private sealed class Row
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public Task<T>? Next { get; set; }

        public int Reads { get; set; }
    }
}
