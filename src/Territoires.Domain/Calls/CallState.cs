using Territoires.Domain.Applications;
using Territoires.Domain.Designation;
using Territoires.Domain.Jury;
using Territoires.Domain.Publication;
using Territoires.Domain.Selection;

namespace Territoires.Domain.Calls;

/// <summary>A call as its facts left it.</summary>
public sealed record CallState
{
    public required string Id { get; init; }

    public required CallStage Stage { get; init; }

    public required CallRules Rules { get; init; }

    /// <summary>The call or the template that its rules were taken from; null for none.</summary>
    public string? From { get; init; }

    /// <summary>Of a call that a secretary prepared; null for one that an administrator wrote.</summary>
    public Preparation? Preparation { get; init; }

    /// <summary>True once the call's orchestration said that it runs: it is never started a second time.</summary>
    public bool OrchestrationStarted { get; init; }

    /// <summary>
    /// Hash of the seed of the draw, public since the opening; null before it, and in calls opened before there was a draw.
    /// </summary>
    public string? DrawCommitment { get; init; }

    /// <summary>How many applications were received in time; null until closing.</summary>
    public int? Submissions { get; init; }

    /// <summary>Each time that the closing was put off, in order; <see cref="Rules"/> hold the dates that stand.</summary>
    public IReadOnlyList<Extension> Extensions { get; init; } = [];

    /// <summary>In the order in which they were given.</summary>
    public IReadOnlyList<CallDocument> Documents { get; init; } = [];

    /// <summary>The seats of the jury; empty until it is set.</summary>
    public IReadOnlyList<Seat> Panel { get; init; } = [];

    /// <summary>The one session of the jury; the panel is frozen from then on.</summary>
    public string? SessionId { get; init; }

    public Proposal? Proposal { get; init; }

    public DesignatedList? Designation { get; init; }

    /// <summary>Designations that were replaced before the publication, in order.</summary>
    public IReadOnlyList<FormerDesignation> FormerDesignations { get; init; } = [];

    /// <summary>The instant from which the list is public.</summary>
    public DateTimeOffset? PublicationAt { get; init; }

    /// <summary>Who follows the laureates, by rank, as it was when the list appeared; empty when there is no reserve.</summary>
    public IReadOnlyList<ApplicationRef> Reserve { get; init; } = [];

    /// <summary>How often the reserve was set.</summary>
    public int ReserveVersion { get; init; }

    /// <summary>What changed the list since it is public, in order: see <see cref="ListVersion"/>.</summary>
    public IReadOnlyList<ListChange> ListChanges { get; init; } = [];

    /// <summary>Which files that meet a person said to be distinct, and why.</summary>
    public IReadOnlyList<OverlapAnswer> OverlapAnswers { get; init; } = [];

    /// <summary>How the call ended without a list; null for any other.</summary>
    public CallEnd? End { get; init; }

    /// <summary>Public once opened: a call being written is the organiser's business.</summary>
    public bool IsPublic => Stage != CallStage.Defined;

    /// <summary>True when a submission received at that instant is in time.</summary>
    public bool TakesSubmissionsAt(DateTimeOffset receivedAt) => Stage == CallStage.Opened && Rules.Calendar.IsInWindow(receivedAt);

    public CallDocument? DocumentOf(string name) => Documents.FirstOrDefault(document => document.Name == name);

    /// <summary>What a person said of two files that meet; null while nobody did.</summary>
    public OverlapAnswer? AnswerTo(FilePair pair) => OverlapAnswers.FirstOrDefault(answer => answer.IsOf(pair));

    /// <summary>Those of which nobody said that they are distinct.</summary>
    public IReadOnlyList<FilePair> Unanswered(IEnumerable<FilePair> pairs) => [.. pairs.Where(pair => AnswerTo(pair) is null)];

    public bool IsOnPanel(string jurorId) => Panel.Any(seat => seat.Belongs(jurorId));

    /// <summary>True from the instant set, whatever the timer did: a late one never hides the list, an early one never shows it.</summary>
    public bool IsPublishedAt(DateTimeOffset now) => End is null && Designation is not null && PublicationAt <= now;
}
