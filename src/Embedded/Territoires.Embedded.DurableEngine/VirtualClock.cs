namespace Territoires.Embedded.DurableEngine;

/// <summary>A clock that stands still until the engine moves it. At open, the time stored in the database wins over the start if it is later.</summary>
public sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    private long utcTicks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref utcTicks), TimeSpan.Zero);

    /// <summary>Time only goes forward.</summary>
    internal void MoveTo(DateTimeOffset instant)
    {
        if (instant > GetUtcNow())
        {
            Interlocked.Exchange(ref utcTicks, instant.UtcTicks);
        }
    }
}
