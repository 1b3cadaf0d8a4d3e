using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Territoires.Tests.TestSupport;

/// <summary>What the app logs from here on, beside where it goes otherwise.</summary>
public sealed class KeptLog : ILoggerProvider
{
    private readonly ConcurrentQueue<Entry> entries = new();
    private readonly SemaphoreSlim written = new(0);

    public sealed record Entry(LogLevel Level, string Category, string Text, Exception? Failure);

    public IReadOnlyCollection<Entry> Entries => entries;

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    /// <summary>The first entry that is like this, as soon as there is one.</summary>
    /// <exception cref="TimeoutException">None came in half a minute.</exception>
    public async Task<Entry> FirstAsync(Func<Entry, bool> isIt)
    {
        while (true)
        {
            if (entries.FirstOrDefault(isIt) is { } found)
            {
                return found;
            }

            if (!await written.WaitAsync(TimeSpan.FromSeconds(30)))
            {
                throw new TimeoutException($"Not logged; what was: {string.Join(" | ", entries)}");
            }
        }
    }

    public void Dispose() => written.Dispose();

    private void Keep(Entry entry)
    {
        entries.Enqueue(entry);
        written.Release();
    }

    private sealed class Logger(KeptLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Keep(new Entry(logLevel, category, formatter(state, exception), exception));
    }
}
