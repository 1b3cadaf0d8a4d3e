using Territoires.LocalHost.Protocol;

namespace Territoires.LocalHost.Worker;

/// <summary>A function failed, told in the form that the durable extension parses.</summary>
internal sealed class FunctionFailedException(StatusResult result)
    : Exception($"Result: {result.Status}\nException: {result.Exception?.Message}\nStack: {result.Exception?.StackTrace}")
{
    /// <exception cref="FunctionFailedException">The result is not a success.</exception>
    public static void ThrowIfFailed(StatusResult result)
    {
        if (result.Status != StatusResult.Types.Status.Success) { throw new FunctionFailedException(result); }
    }
}

/// <summary>
/// The worker is gone. The durable extension knows this exception by its name, and runs an orchestrator's turn again; an activity fails.
/// </summary>
internal sealed class WorkerProcessExitException(string message) : Exception(message);
