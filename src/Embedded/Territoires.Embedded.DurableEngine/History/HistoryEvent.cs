using System.Text.Json.Serialization;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Territoires.Embedded.DurableEngine;

/// <summary>
/// What happened to an execution, in the order in which its code learns of it. A turn is a <see cref="TurnStarted"/>,
/// the messages that it consumed, then the actions that the code took. The names below are stored for years: never renamed.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TurnStarted), "turnStarted")]
[JsonDerivedType(typeof(ExecutionStarted), "executionStarted")]
[JsonDerivedType(typeof(ActivityScheduled), "activityScheduled")]
[JsonDerivedType(typeof(TimerCreated), "timerCreated")]
[JsonDerivedType(typeof(SubOrchestrationScheduled), "subOrchestrationScheduled")]
[JsonDerivedType(typeof(EventSent), "eventSent")]
[JsonDerivedType(typeof(TaskCompleted), "taskCompleted")]
[JsonDerivedType(typeof(TaskFailed), "taskFailed")]
[JsonDerivedType(typeof(TimerFired), "timerFired")]
[JsonDerivedType(typeof(EventRaised), "eventRaised")]
[JsonDerivedType(typeof(ExecutionSuspended), "executionSuspended")]
[JsonDerivedType(typeof(ExecutionResumed), "executionResumed")]
[JsonDerivedType(typeof(ExecutionTerminated), "executionTerminated")]
[JsonDerivedType(typeof(ExecutionCompleted), "executionCompleted")]
internal abstract record HistoryEvent;

/// <summary>The instant that the code reads as CurrentUtcDateTime until the next turn.</summary>
internal sealed record TurnStarted(DateTimeOffset At) : HistoryEvent;

internal sealed record ExecutionStarted(
    string InstanceId,
    long ExecutionId,
    string Name,
    string Version,
    string? Input,
    ParentCall? Parent,
    IReadOnlyDictionary<string, string>? Tags,
    IReadOnlyList<EventRaised>? CarriedEvents) : HistoryEvent;

/// <summary>The call, in a parent's execution, that a sub-orchestration answers.</summary>
internal sealed record ParentCall(string Name, string InstanceId, long ExecutionId, int Sequence);

internal sealed record TaskCompleted(int Sequence, string? Output) : HistoryEvent;

internal sealed record TaskFailed(int Sequence, TaskFailureDetails Failure) : HistoryEvent;

internal sealed record TimerFired(int Sequence) : HistoryEvent;

internal sealed record EventRaised(string Name, string? Payload) : HistoryEvent;

internal sealed record ExecutionSuspended(string? Reason) : HistoryEvent;

internal sealed record ExecutionResumed(string? Reason) : HistoryEvent;

internal sealed record ExecutionTerminated(string? Output, bool Recursive) : HistoryEvent;

internal sealed record ExecutionCompleted(OrchestrationRuntimeStatus Status, string? Output, TaskFailureDetails? Failure) : HistoryEvent;
