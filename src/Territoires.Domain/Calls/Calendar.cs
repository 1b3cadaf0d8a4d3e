namespace Territoires.Domain.Calls;

/// <summary>The dates of a call, in the order in which they must come.</summary>
public sealed record Calendar
{
    public required Moment Opens { get; init; }

    /// <summary>The last instant at which a submission is in time; null when nobody applies.</summary>
    public Moment? Closes { get; init; }

    /// <summary>When the reviews of the jury are due; null when nothing is marked.</summary>
    public Moment? ReviewsBy { get; init; }

    /// <summary>The laureates are never public before this instant.</summary>
    public required Moment EarliestPublication { get; init; }

    /// <summary>The zone of every date, by its IANA name.</summary>
    public string Zone => Opens.Zone;

    /// <summary>Until when files are examined: when the reviews are due or, where nothing is marked, the earliest publication.</summary>
    public Moment ExaminedUntil => ReviewsBy ?? EarliestPublication;

    /// <summary>Where there is an application, there is a closing.</summary>
    public Moment Closing => Closes ?? throw new InvalidOperationException("Nobody applies to this call.");

    /// <summary>Where there is a review, there is a date at which it is due.</summary>
    public Moment ReviewsDue => ReviewsBy ?? throw new InvalidOperationException("Nothing is marked in this call.");

    /// <summary>
    /// A submission received in [opens, closes] is in time: at the closing instant yes, one millisecond later no.
    /// </summary>
    public bool IsInWindow(DateTimeOffset receivedAt) =>
        Closes is { } closes && receivedAt >= Opens.Instant && receivedAt <= closes.Instant;

    public bool IsInOrder
    {
        get
        {
            var begins = Closes ?? Opens;
            return (Closes is null || Opens.Instant < Closes.Instant)
                && (ReviewsBy is null || begins.Instant < ReviewsBy.Instant)
                && (ReviewsBy ?? begins).Instant <= EarliestPublication.Instant;
        }
    }
}
