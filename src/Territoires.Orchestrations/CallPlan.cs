namespace Territoires.Orchestrations;

/// <summary>
/// The input of a call's orchestration: every date that it waits for, frozen with the rules. A closing that is put off comes
/// as an external event; the dates are then read again from the facts, never from configuration.
/// </summary>
/// <param name="CallId">The call.</param>
/// <param name="Opens">First instant of the submissions.</param>
/// <param name="Closes">Last instant of the submissions; null when nobody applies.</param>
/// <param name="ReviewsBy">Last instant of the reviews; null when nothing is marked.</param>
/// <param name="HasJury">False when no jury sits.</param>
public sealed record CallPlan(
    string CallId, DateTimeOffset Opens, DateTimeOffset? Closes, DateTimeOffset? ReviewsBy, bool HasJury = true)
{
    /// <summary>What stands in place of a number of submissions while they cannot be counted yet.</summary>
    public const int StillOpen = -1;

    /// <summary>What stands in place of an instant of publication when the call has none: it ended meanwhile.</summary>
    public static readonly DateTimeOffset NeverPublished = DateTimeOffset.MaxValue;

    /// <summary>
    /// How long after the closing instant the submissions are counted: the longest request lasts 230 seconds, and nobody
    /// who was received in time is left out.
    /// </summary>
    public static readonly TimeSpan LongestRequest = TimeSpan.FromMinutes(5);
}
