namespace Territoires.LocalHost;

/// <summary>Counts what has begun and not ended, so that somebody can wait until nothing has.</summary>
internal sealed class InFlight
{
    private readonly Lock gate = new();
    private TaskCompletionSource? idle;
    private int count;
    private long begun;

    /// <summary>How many began since the start: equal twice means that nothing began in between.</summary>
    public long Begun => Interlocked.Read(ref begun);
    public bool IsIdle => Volatile.Read(ref count) == 0;

    public void Begin()
    {
        lock (gate)
        {
            count++;
            begun++;
        }
    }

    public void End()
    {
        lock (gate)
        {
            if (--count == 0)
            {
                idle?.TrySetResult();
                idle = null;
            }
        }
    }

    public Task WhenIdleAsync(CancellationToken cancellation)
    {
        lock (gate)
        {
            if (count == 0) { return Task.CompletedTask; }

            idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return idle.Task.WaitAsync(cancellation);
        }
    }
}
