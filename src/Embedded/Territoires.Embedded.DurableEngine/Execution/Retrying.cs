using Microsoft.DurableTask;

namespace Territoires.Embedded.DurableEngine;

/// <summary>Retries are orchestrator code: each attempt is a call in the history and each delay a durable timer.</summary>
internal static class Retrying
{
    public static Task<T> RunAsync<T>(TaskOrchestrationContext context, TaskRetryOptions? retry, Func<Task<T>> call) =>
        retry is null ? call() : RetryAsync(context, retry, call);

    private static async Task<T> RetryAsync<T>(TaskOrchestrationContext context, TaskRetryOptions retry, Func<Task<T>> call)
    {
        DateTime firstCall = context.CurrentUtcDateTime;
        for (int attempt = 1; ; attempt++)
        {
            TaskFailedException failure;
            try
            {
                return await call();
            }
            catch (TaskFailedException failed)
            {
                failure = failed;
            }

            TimeSpan elapsed = context.CurrentUtcDateTime - firstCall;
            bool again = retry.Policy is { } policy
                ? await DelayAsync(context, policy, attempt, elapsed, failure)
                : await retry.Handler!(new RetryContext(context, attempt, failure.FailureDetails, elapsed, CancellationToken.None));
            if (!again)
            {
                throw failure;
            }
        }
    }

    private static async Task<bool> DelayAsync(
        TaskOrchestrationContext context, RetryPolicy policy, int attempt, TimeSpan elapsed, TaskFailedException failure)
    {
        bool inTime = policy.RetryTimeout == Timeout.InfiniteTimeSpan || elapsed < policy.RetryTimeout;
        if (attempt >= policy.MaxNumberOfAttempts || !inTime || !policy.Handle(failure))
        {
            return false;
        }

        TimeSpan longest = policy.MaxRetryInterval == Timeout.InfiniteTimeSpan ? TimeSpan.FromDays(3650) : policy.MaxRetryInterval;
        double ticks = policy.FirstRetryInterval.Ticks * Math.Pow(policy.BackoffCoefficient, attempt - 1);
        await context.CreateTimer(ticks < longest.Ticks ? TimeSpan.FromTicks((long)ticks) : longest, CancellationToken.None);
        return true;
    }
}
