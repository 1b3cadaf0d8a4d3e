namespace Territoires.Orchestrations;

/// <summary>The custom status of a call's orchestration: what anyone may ask of a process that lasts a year.</summary>
/// <param name="Stage">One of <see cref="CallProgressStage"/>.</param>
/// <param name="WaitsFor"><c>calendar</c>, one of <see cref="EventNames"/>, or <c>nothing</c>.</param>
/// <param name="Since">Since when.</param>
/// <param name="NextTimer">When it will wake by itself, if it will.</param>
public sealed record CallProgress(string Stage, string WaitsFor, DateTimeOffset Since, DateTimeOffset? NextTimer)
{
    /// <summary>
    /// The stages that were entered, in their order; a call that opens again is to enter the later ones anew. Empty in what an
    /// orchestration said before it told of them.
    /// </summary>
    public IReadOnlyList<StageEntry> Entered { get; init; } = [];
}

/// <summary>When a call entered a stage for the first time.</summary>
public sealed record StageEntry(string Stage, DateTimeOffset At);

/// <summary>Stage names are kept in histories for years: they never change.</summary>
public static class CallProgressStage
{
    public const string Coming = "coming";
    public const string Open = "open";
    public const string Closing = "closing";
    public const string Checking = "checking";
    public const string Reviewing = "reviewing";
    public const string Deliberating = "deliberating";
    public const string Proposing = "proposing";
    public const string Designating = "designating";
    public const string Publishing = "publishing";
    public const string Published = "published";

    /// <summary>Without a list.</summary>
    public const string Ended = "ended";
}
