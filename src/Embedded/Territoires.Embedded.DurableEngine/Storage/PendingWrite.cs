namespace Territoires.Embedded.DurableEngine;

/// <summary>Told of writes, on the writer's thread; answers at once.</summary>
internal interface IWriteObserver
{
    void WriteQueued();

    /// <summary>One entry a write, in order; null for a write that changed nothing.</summary>
    void Committed(IReadOnlyList<Effects?> effects);

    void Faulted(Exception exception);
}

internal abstract class PendingWrite
{
    public Effects? Effects { get; protected set; }

    public abstract void Run(WriteScope scope);

    /// <summary>The work threw: its caller alone hears of it, after the commit of the others.</summary>
    public abstract void Refuse(Exception exception);

    public abstract void Acknowledge();

    public abstract void Fail(Exception exception);
}

internal sealed class PendingWrite<T>(Func<WriteScope, T> work) : PendingWrite
{
    private readonly TaskCompletionSource<T> source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;
    private Exception? refusal;

    // Its continuations run asynchronously: the writer's thread is never borrowed.
#pragma warning disable VSTHRD003
    public Task<T> Task => source.Task;
#pragma warning restore VSTHRD003

    public override void Run(WriteScope scope)
    {
        result = work(scope);
        Effects = scope.Effects;
    }

    public override void Refuse(Exception exception) => refusal = exception;

    public override void Acknowledge()
    {
        if (refusal is null)
        {
            source.TrySetResult(result!);
        }
        else
        {
            source.TrySetException(refusal);
        }
    }

    public override void Fail(Exception exception) => source.TrySetException(exception);
}
