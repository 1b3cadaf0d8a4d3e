using Microsoft.DurableTask;

namespace Territoires.Orchestrations;

/// <summary>
/// How long an orchestration goes on asking an activity that fails. An outage of storage must not end a call that lasts a
/// year: it is asked again for days, at most once an hour, long enough for people to mend what is broken.
/// </summary>
internal static class Patience
{
    private const int Attempts = 200;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public static TaskOptions Options { get; } = TaskOptions.FromRetryPolicy(
        new RetryPolicy(Attempts, First, backoffCoefficient: 2, maxRetryInterval: Longest));
}
