namespace Territoires.Domain.Calls;

/// <summary>A call as its facts left it.</summary>
public sealed record CallState
{
    public required string Id { get; init; }

    public required CallStage Stage { get; init; }

    public required CallRules Rules { get; init; }

    /// <summary>True once the call's orchestration said that it runs: it is never started a second time.</summary>
    public bool OrchestrationStarted { get; init; }

    /// <summary>How many applications were received in time; null until closing.</summary>
    public int? Submissions { get; init; }

    /// <summary>Public once opened: a call being written is the organiser's business.</summary>
    public bool IsPublic => Stage != CallStage.Defined;

    /// <summary>True when a submission received at that instant is in time.</summary>
    public bool TakesSubmissionsAt(DateTimeOffset receivedAt) => Stage == CallStage.Opened && Rules.Calendar.IsInWindow(receivedAt);
}
