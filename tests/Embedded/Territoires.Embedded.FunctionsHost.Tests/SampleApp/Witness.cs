using System.Collections.Concurrent;

namespace Territoires.Embedded.FunctionsHost.Tests.SampleApp;

/// <summary>Remembers, in order, what the sample's functions and middleware did.</summary>
public sealed class Witness
{
    private readonly ConcurrentQueue<string> seen = new();

    public IReadOnlyList<string> Seen => [.. seen];

    /// <summary>Completed by the first run of the timer that fires each second, which says whether it was late.</summary>
    public TaskCompletionSource<bool> Ticked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completed when a patient request has reached its function.</summary>
    public TaskCompletionSource IsPatient { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Saw(string what) => seen.Enqueue(what);
}

public sealed class ScopeMark : IDisposable
{
    public Guid Id { get; } = Guid.NewGuid();

    public bool IsDisposed { get; private set; }

    public void Dispose() => IsDisposed = true;
}
