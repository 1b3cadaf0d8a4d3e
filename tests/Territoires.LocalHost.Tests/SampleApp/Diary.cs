using System.Collections.Concurrent;

namespace SampleApp;

/// <summary>What functions did, for a test to read.</summary>
public sealed class Diary
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyList<string> Lines => [.. lines];

    /// <summary>Requests to /slow wait for it.</summary>
    public SemaphoreSlim Gate { get; } = new(0);

    public void Write(string line) => lines.Enqueue(line);
}
