namespace Microsoft.DurableTask;

/// <summary>Says whether to call again. It runs as orchestrator code: it awaits only tasks of the context.</summary>
public delegate Task<bool> AsyncRetryHandler(RetryContext retryContext);
