using Territoires.LocalHost.App;

namespace Territoires.LocalHost.Http;

/// <summary>
/// host.json's <c>maxConcurrentRequests</c> and <c>maxOutstandingRequests</c>: who waits for a turn, and who is sent away.
/// </summary>
internal sealed class RequestLimit(HostJson host) : IDisposable
{
    private readonly SemaphoreSlim? turns = host.MaxConcurrentRequests is { } most ? new(most) : null;
    private readonly int outstandingMost = host.MaxOutstandingRequests ?? int.MaxValue;
    private int outstanding;

    /// <summary>False: too many are waiting already.</summary>
    public async Task<bool> RunAsync(Func<Task> request, CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref outstanding) > outstandingMost)
        {
            Interlocked.Decrement(ref outstanding);
            return false;
        }

        try
        {
            await (turns?.WaitAsync(cancellation) ?? Task.CompletedTask);
            try
            {
                await request();
                return true;
            }
            finally { turns?.Release(); }
        }
        finally { Interlocked.Decrement(ref outstanding); }
    }

    public void Dispose() => turns?.Dispose();
}
