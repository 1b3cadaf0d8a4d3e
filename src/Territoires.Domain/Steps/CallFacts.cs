using Territoires.Domain.Calls;
using Territoires.Domain.Journal;
using Territoires.Domain.Jury;

namespace Territoires.Domain.Steps;

/// <summary>What happened in a call so far: what tells how far each of its steps is, and whose turn it is.</summary>
/// <param name="Session">Null before the jury is convened.</param>
/// <param name="Now">The instant at which it is asked.</param>
public sealed record CallFacts(CallState Call, JurySessionState? Session, CallFigures Figures, DateTimeOffset Now)
{
    /// <summary>The facts of a call that date its steps.</summary>
    public static readonly IReadOnlyList<string> OfCall =
    [
        nameof(CallFact.CallOpened), nameof(CallFact.CallClosed), nameof(CallFact.SessionConvened), nameof(CallFact.ProposalSent),
        nameof(CallFact.LaureatesDesignated), nameof(CallFact.DesignationReplaced), nameof(CallFact.PublicationScheduled),
    ];

    /// <summary>Those of its session.</summary>
    public static readonly IReadOnlyList<string> OfSession = [nameof(JurySessionFact.MinutesSigned)];

    /// <summary>When they happened, in order; empty for whoever does not ask when.</summary>
    public IReadOnlyList<DatedFact> Dates { get; init; } = [];

    /// <summary>
    /// How many files meet another and nobody said that the two are distinct; zero for whoever does not ask, and before the closing.
    /// </summary>
    public int UnansweredOverlaps { get; init; }

    /// <summary>Nothing changes any more in what the jury votes on or, where none sits, in what the authority designates from.</summary>
    public bool IsFrozen => Call is not { SessionId: null, Proposal: null, Designation: null };

    /// <summary>Every application that will come has come.</summary>
    public bool IsClosed => Call.Stage is not (CallStage.Defined or CallStage.Opened);

    /// <summary>When the first member took their seat.</summary>
    public DateTimeOffset? SatFrom => FactSpan.Of((Session?.Presences ?? []).Select(presence => presence.From)).First;

    /// <summary>The next date of the calendar; null when all have passed, or the call is over.</summary>
    public DateTimeOffset? NextDate
    {
        get
        {
            var calendar = Call.Rules.Calendar;
            DateTimeOffset?[] dates =
            [
                calendar.Opens.Instant, calendar.Closes?.Instant, calendar.ReviewsBy?.Instant,
                Call.PublicationAt ?? calendar.EarliestPublication.Instant,
            ];
            return Call.End is null ? dates.FirstOrDefault(date => date > Now) : null;
        }
    }

    public DateTimeOffset? LastOf(params string[] types) => Dates.LastOrDefault(fact => types.Contains(fact.Type))?.At;

    public DateTimeOffset? FirstOf(string type) => Dates.FirstOrDefault(fact => fact.Type == type)?.At;
}
