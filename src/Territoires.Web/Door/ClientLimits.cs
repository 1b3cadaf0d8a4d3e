using System.Threading.RateLimiting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Territoires.Web.Door;

/// <summary>
/// Keeps one client from filling tables and mailboxes. Counted in the memory of each instance: more instances let more through, and
/// what one person may be sent is counted in a table, for all of them (<see cref="Core.SignIn.SignInLinkStore.MostAnHour"/>). The
/// numbers leave room for everybody who shares one way out to the internet: the hundred services of the State that answer the same
/// mail within an hour, each with a link and a few codes.
/// </summary>
public sealed class ClientLimits(TimeProvider clock, IHostEnvironment environment, ILogger<ClientLimits> log) : IDisposable
{
    private readonly PartitionedRateLimiter<Asked> limiter = PartitionedRateLimiter.Create<Asked, Asked>(
        asked => new RateLimitPartition<Asked>(asked, one => new EvenLimiter(MostAnHour(one.Limit), clock)));

    private int isSaid;

    private readonly record struct Asked(ClientLimit Limit, string Client);

    public static int MostAnHour(ClientLimit limit) => limit == ClientLimit.Mails ? 120 : 600;

    /// <summary>Counts a request; null when its client may send it, else how long it has to wait.</summary>
    public TimeSpan? Wait(HttpContext http, ClientLimit limit)
    {
        if (ClientAddress.Of(http) is not { } client)
        {
            SayOnce();
            return null;
        }

        using var lease = limiter.AttemptAcquire(new Asked(limit, client));
        return !lease.IsAcquired && lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : null;
    }

    public void Dispose() => limiter.Dispose();

    /// <summary>Counting all as one would close the door to everybody; not counting is to be known.</summary>
    private void SayOnce()
    {
        if (!environment.IsDevelopment() && Interlocked.Exchange(ref isSaid, 1) == 0)
        {
            log.LogWarning("No address of a client reaches the app: nobody is limited by where they come from.");
        }
    }
}
