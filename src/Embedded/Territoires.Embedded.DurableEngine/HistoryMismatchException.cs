namespace Territoires.Embedded.DurableEngine;

/// <summary>An orchestrator's code did, on replay, something else than its history says. The message names both sides.</summary>
public sealed class HistoryMismatchException : Exception
{
    public HistoryMismatchException(string message)
        : base(message)
    {
    }

    public HistoryMismatchException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public HistoryMismatchException()
    {
    }
}
