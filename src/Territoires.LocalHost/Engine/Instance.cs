using DurableTask.Core;
using DurableTask.Core.History;

namespace Territoires.LocalHost.Engine;

/// <summary>One orchestration of the engine in memory.</summary>
internal sealed class Instance(OrchestrationState state)
{
    public List<HistoryEvent> History { get; } = [];

    /// <summary>What the next turn will be told.</summary>
    public List<TaskMessage> Inbox { get; } = [];

    /// <summary>The turn under way; null between turns.</summary>
    public TaskOrchestrationWorkItem? Turn { get; set; }
    public bool IsQueued { get; set; }
    public OrchestrationState State { get; set; } = state;
    public TaskCompletionSource<OrchestrationState> End { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsOver => State.OrchestrationStatus is
        OrchestrationStatus.Completed or OrchestrationStatus.Failed or OrchestrationStatus.Terminated or OrchestrationStatus.Canceled;
}
