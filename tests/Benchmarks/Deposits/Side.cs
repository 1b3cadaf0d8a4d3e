using System.Diagnostics;

namespace Territoires.Benchmarks.Deposits;

/// <summary>What a side kept, once all is done.</summary>
/// <param name="Units">Units of which everything is there.</param>
/// <param name="Blobs">Documents in its store.</param>
internal sealed record Kept(int Units, int Blobs);

/// <summary>One side of a pair, on an empty store of its own. A unit is three new documents and the rows that name them.</summary>
internal abstract class Side : IAsyncDisposable
{
    public const int DocumentBytes = 200_000;

    private int begun;

    public abstract ValueTask DisposeAsync();

    /// <summary>Does so many units, so many at once, each worker its next as soon as it has done one: units a second.</summary>
    public async Task<double> RunAsync(int units, int atOnce, CancellationToken cancellation)
    {
        var (left, started) = (units, Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await UnitAsync(Interlocked.Increment(ref begun), cancellation);
            }
        }));
        return units / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    public abstract Task<Kept> CountAsync(CancellationToken cancellation);

    protected abstract Task UnitAsync(int number, CancellationToken cancellation);
}
