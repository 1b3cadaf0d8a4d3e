namespace Territoires.Embedded.DurableEngine;

/// <summary>
/// Runs one turn of an orchestrator's code on the thread that calls <see cref="Drain"/>, continuations in the order in which they became ready.
/// What is queued from another thread is not run: it is the continuation of a task that is not the context's.
/// </summary>
internal sealed class OrchestratorScheduler : TaskScheduler
{
    private readonly Queue<Task> ready = new();
    private readonly int owner = Environment.CurrentManagedThreadId;
    private volatile bool wasLeft;
    private volatile bool ended;

    /// <summary>True when the code awaited something that another thread completed.</summary>
    public bool WasLeft => wasLeft;

    /// <summary>True on the orchestrator's own thread, while its turn lasts.</summary>
    public bool IsHere => !ended && Environment.CurrentManagedThreadId == owner;

    public Task<Task<object?>> StartAsync(Func<Task<object?>> code) =>
        Task.Factory.StartNew(code, CancellationToken.None, TaskCreationOptions.None, this);

    public void Drain()
    {
        while (ready.TryDequeue(out Task? next))
        {
            TryExecuteTask(next);
        }
    }

    public void End() => ended = true;

    protected override void QueueTask(Task task)
    {
        if (IsHere)
        {
            ready.Enqueue(task);
        }
        else
        {
            wasLeft = true;
        }
    }

    // Inlining would make the order of continuations depend on the depth of the stack.
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => ready.ToArray();
}
