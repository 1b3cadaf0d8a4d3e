using Territoires.LocalHost.Engine;
using Territoires.LocalHost.Timers;

namespace Territoires.LocalHost;

/// <summary>
/// A clock that stands until <see cref="LocalApp.AdvanceToAsync"/> moves it, with all that a host would keep beside it: orchestrations and
/// the last runs of timer triggers. It outlives the app: one that is started again on it goes on where the last one stopped.
/// </summary>
/// <remarks>Delays that are asked of it (<see cref="TimeProvider.CreateTimer"/>) still last as long as on the system's clock.</remarks>
public sealed class HeldClock : TimeProvider
{
    private long ticks;

    public HeldClock(DateTimeOffset start)
    {
        ticks = start.UtcTicks;
        Engine = new InMemoryEngine(this);
    }

    /// <summary>
    /// Whether it stops at each timer trigger on its way. When it does not, one that came due fires once wherever it stops and at the end,
    /// however often it was due: for those who pass weeks and ask nothing of each night.
    /// </summary>
    public bool StopsAtTimers { get; init; } = true;

    internal InMemoryEngine Engine { get; }
    internal HeldNextRuns NextRuns { get; } = new();

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);
    internal void MoveTo(DateTimeOffset instant) =>
        Interlocked.Exchange(ref ticks, Math.Max(instant.UtcTicks, Interlocked.Read(ref ticks)));
}
