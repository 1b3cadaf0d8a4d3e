namespace Territoires.Embedded.FunctionsHost;

/// <summary>Counts the host's own work (requests and timer triggers), so that a script can wait for its end.</summary>
internal sealed class InFlight
{
    private readonly Lock gate = new();
    private TaskCompletionSource? idle;
    private int running;

    /// <summary>How many have begun since the start: unchanged means that nothing came in between.</summary>
    public long Begun { get; private set; }

    public bool IsIdle
    {
        get
        {
            lock (gate)
            {
                return running == 0;
            }
        }
    }

    public Work Begin()
    {
        lock (gate)
        {
            running++;
            Begun++;
        }
        return new(this);
    }

    public Task WhenIdleAsync(CancellationToken cancellation)
    {
        lock (gate)
        {
            if (running == 0)
            {
                return Task.CompletedTask;
            }
            idle ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return idle.Task.WaitAsync(cancellation);
        }
    }

    private void End()
    {
        lock (gate)
        {
            if (--running == 0)
            {
                idle?.SetResult();
                idle = null;
            }
        }
    }

    public readonly struct Work(InFlight owner) : IDisposable
    {
        public void Dispose() => owner.End();
    }
}
