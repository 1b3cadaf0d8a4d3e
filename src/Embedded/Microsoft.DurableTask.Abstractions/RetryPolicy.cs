namespace Microsoft.DurableTask;

/// <summary>Retries with a delay that grows by <see cref="BackoffCoefficient"/> at each attempt.</summary>
public class RetryPolicy
{
    /// <param name="maxNumberOfAttempts">Calls in all, the first included; at least 1.</param>
    /// <param name="firstRetryInterval">Delay before the second call; longer than zero.</param>
    /// <param name="backoffCoefficient">At least 1.</param>
    /// <param name="maxRetryInterval">No delay is longer; unlimited when null; not shorter than the first interval.</param>
    /// <param name="retryTimeout">No new call later than this after the first one; unlimited when null; not shorter than the first interval.</param>
    public RetryPolicy(
        int maxNumberOfAttempts,
        TimeSpan firstRetryInterval,
        double backoffCoefficient = 1,
        TimeSpan? maxRetryInterval = null,
        TimeSpan? retryTimeout = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxNumberOfAttempts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(firstRetryInterval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(backoffCoefficient, 1);
        ThrowIfShorter(maxRetryInterval, firstRetryInterval, nameof(maxRetryInterval));
        ThrowIfShorter(retryTimeout, firstRetryInterval, nameof(retryTimeout));
        MaxNumberOfAttempts = maxNumberOfAttempts;
        FirstRetryInterval = firstRetryInterval;
        BackoffCoefficient = backoffCoefficient;
        MaxRetryInterval = maxRetryInterval ?? Timeout.InfiniteTimeSpan;
        RetryTimeout = retryTimeout ?? Timeout.InfiniteTimeSpan;
        Handle = _ => true;
    }

    public int MaxNumberOfAttempts { get; }

    public TimeSpan FirstRetryInterval { get; }

    public double BackoffCoefficient { get; }

    /// <summary><see cref="Timeout.InfiniteTimeSpan"/> when unlimited.</summary>
    public TimeSpan MaxRetryInterval { get; }

    /// <summary><see cref="Timeout.InfiniteTimeSpan"/> when unlimited.</summary>
    public TimeSpan RetryTimeout { get; }

    /// <summary>Says of a failure whether it is worth another call; all are, unless <see cref="HandleFailure"/> says otherwise.</summary>
    public Func<Exception, bool> Handle { get; private init; }

    public Func<TaskFailureDetails, bool> HandleFailure
    {
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            Handle = exception => exception is TaskFailedException failed && value(failed.FailureDetails);
        }
    }

    private static void ThrowIfShorter(TimeSpan? value, TimeSpan least, string parameter)
    {
        if (value is { } given && given != Timeout.InfiniteTimeSpan && given < least)
        {
            throw new ArgumentOutOfRangeException(parameter, given, "Shorter than the first retry interval.");
        }
    }
}
