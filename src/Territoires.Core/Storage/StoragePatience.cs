using Azure.Core;

namespace Territoires.Core.Storage;

/// <summary>
/// How long the clients try before an outage is told to the person who waits: said here, because the package's own 100 seconds
/// an attempt would keep a browser waiting for minutes.
/// </summary>
public sealed record StoragePatience
{
    /// <summary>Tries after the first.</summary>
    public int MaxRetries { get; init; } = 4;

    /// <summary>Before the first retry; it doubles each time. A service that names a time of its own is given that time.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromMilliseconds(400);

    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>For one attempt, or for one piece of a transfer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a message of what is about to be saved stays hidden: longer than a save takes with all its tries.</summary>
    public TimeSpan Hidden { get; init; } = TimeSpan.FromMinutes(4);

    /// <summary>Before what failed in the background is tried again; four times longer each time.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(5);

    public TOptions On<TOptions>(TOptions options)
        where TOptions : ClientOptions
    {
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = MaxRetries;
        options.Retry.Delay = Delay;
        options.Retry.MaxDelay = MaxDelay;
        options.Retry.NetworkTimeout = Timeout;
        return options;
    }
}
