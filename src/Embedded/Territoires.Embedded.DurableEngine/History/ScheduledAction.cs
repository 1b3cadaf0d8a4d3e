using System.Text.Json.Serialization;

namespace Territoires.Embedded.DurableEngine;

/// <summary>What the code asked for, numbered from 0 in each execution. On replay the code must ask for the same again.</summary>
internal abstract record ScheduledAction(int Sequence) : HistoryEvent
{
    /// <summary>What is compared on replay, in words. As upstream, inputs and due instants are not.</summary>
    [JsonIgnore]
    public abstract string Description { get; }
}

internal sealed record ActivityScheduled(int Sequence, string Name, string? Input) : ScheduledAction(Sequence)
{
    public override string Description => $"a call of activity '{Name}'";
}

internal sealed record TimerCreated(int Sequence, DateTimeOffset FireAt) : ScheduledAction(Sequence)
{
    public override string Description => "a timer";
}

internal sealed record SubOrchestrationScheduled(
    int Sequence, string Name, string InstanceId, string? Input, string Version, IReadOnlyDictionary<string, string>? Tags)
    : ScheduledAction(Sequence)
{
    public override string Description => $"a call of sub-orchestration '{Name}'";
}

internal sealed record EventSent(int Sequence, string InstanceId, string Name, string? Payload) : ScheduledAction(Sequence)
{
    public override string Description => $"event '{Name}' sent to '{InstanceId}'";
}
