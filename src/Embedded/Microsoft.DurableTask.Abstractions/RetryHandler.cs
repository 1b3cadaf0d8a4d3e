namespace Microsoft.DurableTask;

/// <summary>Says whether to call again. It runs as orchestrator code: it must be deterministic.</summary>
public delegate bool RetryHandler(RetryContext retryContext);
