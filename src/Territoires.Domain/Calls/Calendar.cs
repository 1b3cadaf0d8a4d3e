namespace Territoires.Domain.Calls;

/// <summary>The dates of a call, in the order in which they must come.</summary>
public sealed record Calendar
{
    public required Moment Opens { get; init; }

    /// <summary>The last instant at which a submission is in time.</summary>
    public required Moment Closes { get; init; }

    /// <summary>When the reviews of the jury are due.</summary>
    public required Moment ReviewsBy { get; init; }

    /// <summary>The laureates are never public before this instant.</summary>
    public required Moment EarliestPublication { get; init; }

    /// <summary>
    /// A submission received in [opens, closes] is in time: at the closing instant yes, one millisecond later no.
    /// </summary>
    public bool IsInWindow(DateTimeOffset receivedAt) => receivedAt >= Opens.Instant && receivedAt <= Closes.Instant;

    public bool IsInOrder =>
        Opens.Instant < Closes.Instant
        && Closes.Instant < ReviewsBy.Instant
        && ReviewsBy.Instant <= EarliestPublication.Instant;
}
