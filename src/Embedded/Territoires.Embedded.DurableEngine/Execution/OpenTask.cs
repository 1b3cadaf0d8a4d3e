using Microsoft.DurableTask;

namespace Territoires.Embedded.DurableEngine;

/// <summary>A task of the context that history will complete.</summary>
internal abstract class OpenTask
{
    public abstract void Complete(string? payload);

    public abstract void Fail(Exception exception);

    public abstract void Cancel(CancellationToken cancellation);
}

internal sealed class OpenTask<T>(DataConverter converter) : OpenTask
{
    // Continuations run on the caller's thread on purpose: WhenAny and WhenAll must not go through the thread pool.
    private readonly TaskCompletionSource<T> source = new();

    // Awaited by the orchestrator alone, on its own scheduler.
#pragma warning disable VSTHRD003
    public Task<T> Task => source.Task;
#pragma warning restore VSTHRD003

    public override void Complete(string? payload)
    {
        try
        {
            source.TrySetResult(converter.Deserialize<T>(payload)!);
        }
        // CA1031: whatever the converter throws belongs to the orchestrator that asked for that type.
#pragma warning disable CA1031
        catch (Exception exception)
#pragma warning restore CA1031
        {
            source.TrySetException(exception);
        }
    }

    public override void Fail(Exception exception) => source.TrySetException(exception);

    public override void Cancel(CancellationToken cancellation) => source.TrySetCanceled(cancellation);
}
