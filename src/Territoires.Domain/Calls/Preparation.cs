namespace Territoires.Domain.Calls;

/// <summary>Whose turn it is while a secretary prepares a call.</summary>
public enum PreparationStep
{
    /// <summary>The secretary writes it.</summary>
    Written,

    /// <summary>The administrator reads it.</summary>
    Sent,

    /// <summary>The administrator sent it back, with a reason: the secretary writes on.</summary>
    Returned,

    /// <summary>The administrator approved it: a call like any other, which they open.</summary>
    Approved,
}

/// <summary>What was done with a preparation, and when.</summary>
/// <param name="Reason">Why it was sent back; null for anything else.</param>
public sealed record PreparationEvent(PreparationStep Step, DateTimeOffset At, string? Reason = null);

/// <summary>A call that a secretary prepares and an administrator approves.</summary>
/// <param name="By">The secretary, by id.</param>
/// <param name="Events">All that was done with it, in order; empty while it was never sent.</param>
public sealed record Preparation(string By, IReadOnlyList<PreparationEvent> Events)
{
    public const int MaxReason = 1000;

    public PreparationStep Step => Events.Count == 0 ? PreparationStep.Written : Events[^1].Step;

    public bool IsApproved => Step == PreparationStep.Approved;

    /// <summary>True while its secretary may write it.</summary>
    public bool IsWithAuthor => Step is PreparationStep.Written or PreparationStep.Returned;

    internal Preparation With(PreparationStep step, DateTimeOffset at, string? reason = null) =>
        this with { Events = [.. Events, new PreparationEvent(step, at, reason)] };

    /// <summary>Why this secretary may not write the call; null when they may, and for an administrator, who always may.</summary>
    /// <param name="author">The secretary, by id; null for an administrator.</param>
    internal static CallRefusal? Refuses(CallState state, string? author) =>
        author is null || state.Preparation is { IsWithAuthor: true } preparation && preparation.By == author
            ? null
            : new CallRefusal.PreparationSent();
}
