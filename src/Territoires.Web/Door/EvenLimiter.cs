using System.Threading.RateLimiting;

namespace Territoires.Web.Door;

/// <summary>
/// So many at once, then one more each time that its share of an hour has passed. The framework's limiters read the machine's clock
/// by themselves; this one reads the app's.
/// </summary>
public sealed class EvenLimiter(int mostAnHour, TimeProvider clock) : RateLimiter
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly TimeSpan share = Hour / mostAnHour;
    private readonly Lock gate = new();

    /// <summary>At this instant everything that was taken is given back.</summary>
    private DateTimeOffset restored = clock.GetUtcNow();

    /// <summary>Null while something is taken: the limiter is forgotten after that.</summary>
    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (gate)
            {
                var idle = clock.GetUtcNow() - restored;
                return idle < TimeSpan.Zero ? null : idle;
            }
        }
    }

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var then = (restored > now ? restored : now) + (share * permitCount);
            if (then - now > Hour)
            {
                return new Lease(then - now - Hour);
            }

            restored = then;
            return new Lease(null);
        }
    }

    /// <summary>Nobody is made to wait: whoever is refused is told when to come back.</summary>
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        ValueTask.FromResult(AttemptAcquireCore(permitCount));

    private sealed class Lease(TimeSpan? wait) : RateLimitLease
    {
        public override bool IsAcquired => wait is null;

        public override IEnumerable<string> MetadataNames => wait is null ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = metadataName == MetadataName.RetryAfter.Name ? wait : null;
            return metadata is not null;
        }
    }
}
