using Territoires.Domain.Applications;
using Territoires.Domain.Instruction;

namespace Territoires.Domain.Steps;

/// <summary>When the first and the last of some facts happened; null where there is none, or where instants were not kept yet.</summary>
public sealed record FactSpan(DateTimeOffset? First = null, DateTimeOffset? Last = null)
{
    public static FactSpan None { get; } = new();

    public static FactSpan Of(IEnumerable<DateTimeOffset?> instants)
    {
        DateTimeOffset[] known = [.. instants.OfType<DateTimeOffset>()];
        return known.Length == 0 ? None : new FactSpan(known.Min(), known.Max());
    }
}

/// <summary>How much of a call is done, counted over its applications and its reviews.</summary>
public sealed record CallFigures
{
    /// <summary>Applications that stand.</summary>
    public int Submitted { get; init; }

    /// <summary>Applications received, then taken back: they count in nothing else.</summary>
    public int Withdrawn { get; init; }

    /// <summary>Those whose eligibility is decided.</summary>
    public int Decided { get; init; }

    /// <summary>Those that may be examined.</summary>
    public int Admissible { get; init; }

    /// <summary>First decisions on eligibility.</summary>
    public FactSpan Decisions { get; init; } = FactSpan.None;

    /// <summary>Opinions given by services.</summary>
    public int Opinions { get; init; }

    public FactSpan OpinionsGiven { get; init; } = FactSpan.None;

    /// <summary>Admissible applications that nobody was asked to review.</summary>
    public int Unassigned { get; init; }

    /// <summary>Reviews asked of jurors, recusals deducted.</summary>
    public int ReviewsExpected { get; init; }

    /// <summary>Those that are begun, final or not.</summary>
    public int ReviewsStarted { get; init; }

    public int ReviewsFinal { get; init; }

    /// <summary>From the first that was begun to the last that is final.</summary>
    public FactSpan Reviews { get; init; } = FactSpan.None;

    public int Undecided => Submitted - Decided;

    public int ReviewsMissing => ReviewsExpected - ReviewsFinal;

    public static CallFigures Of(IReadOnlyList<ListedApplication> applications, IEnumerable<ListedReview> written)
    {
        ListedApplication[] submitted = [.. applications.Where(application => application.IsInTheRunning)];
        ListedApplication[] admissible = [.. submitted.Where(application => application.IsAdmissible)];
        var expected = admissible
            .SelectMany(application => application.Assigned.Where(juror => !application.IsRecused(juror)),
                (application, juror) => (application.Id, juror))
            .ToHashSet();
        ListedReview[] reviews = [.. written.Where(review => expected.Contains((review.ApplicationId, review.JurorId)))];
        Opinion[] opinions = [.. submitted.SelectMany(application => application.Opinions)];
        return new CallFigures
        {
            Submitted = submitted.Length,
            Withdrawn = applications.Count(application => application.Stage == ApplicationStage.Withdrawn),
            Decided = submitted.Count(application => application.Admissible is not null),
            Admissible = admissible.Length,
            Decisions = FactSpan.Of(submitted.Select(application => application.FirstDecidedAt)),
            Opinions = opinions.Length,
            OpinionsGiven = FactSpan.Of(opinions.Select(opinion => opinion.At)),
            Unassigned = admissible.Count(application => application.Assigned.Count == 0),
            ReviewsExpected = expected.Count,
            ReviewsStarted = reviews.Length,
            ReviewsFinal = reviews.Count(review => review.IsFinal),
            Reviews = FactSpan.Of(reviews.SelectMany(review => new[] { review.StartedAt, review.FinalAt })),
        };
    }
}
