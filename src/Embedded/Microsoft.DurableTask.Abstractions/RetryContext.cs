namespace Microsoft.DurableTask;

/// <summary>What a retry handler knows of the failed call; the first attempt is number 1.</summary>
public record RetryContext(
    TaskOrchestrationContext OrchestrationContext,
    int LastAttemptNumber,
    TaskFailureDetails LastFailure,
    TimeSpan TotalRetryTime,
    CancellationToken CancellationToken);
