using Territoires.Core.SignIn;
using Territoires.Web.Sessions;

namespace Territoires.Functions.Timers;

/// <summary>
/// Every night, forgets who asked for a link and who was signed in, once neither opens anything any more, and whoever never came.
/// </summary>
public sealed class ForgetExpired(
    SignInLinkStore links, WebSessions sessions, AccessTokenStore accesses, ForgetUnconfirmed unconfirmed, TimeProvider clock)
{
    /// <summary>After it expired, a link tells its owner for a day that it was used.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    [Function(nameof(ForgetExpired))]
    public async Task RunAsync([TimerTrigger("0 20 3 * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await unconfirmed.RunAsync(now, cancellation);
        var before = now - Grace;
        await links.ForgetAsync(before, cancellation);
        await sessions.ForgetAsync(before, cancellation);
        await accesses.ForgetAsync(before, cancellation);
    }
}
