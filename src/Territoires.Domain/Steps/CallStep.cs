using Territoires.Domain.Calls;
using Territoires.Domain.Jury;

namespace Territoires.Domain.Steps;

/// <summary>The steps of a call, in their order.</summary>
public enum CallStepKind
{
    Opening,
    Deposit,
    Eligibility,
    Opinions,
    Reading,
    Session,
    Proposal,
    Designation,
    Publication,
}

/// <summary>How far a step is, by what people did: no date of the calendar begins or ends one, but the window of applications.</summary>
public enum StepStage
{
    ToCome,
    Started,

    /// <summary>All of it was done.</summary>
    Done,

    /// <summary>A later step froze it before all of it was done.</summary>
    Closed,
}

/// <summary>One step of a call.</summary>
/// <param name="Span">From its first fact to its last.</param>
public sealed record CallStep(CallStepKind Kind, StepStage Stage, FactSpan Span)
{
    /// <summary>The steps that a call with these rules has, as they are now.</summary>
    public static IReadOnlyList<CallStep> Of(CallFacts facts) =>
        [.. Enum.GetValues<CallStepKind>().Where(kind => Has(facts.Call.Rules, kind)).Select(kind => Of(facts, kind))];

    private static bool Has(CallRules rules, CallStepKind kind) => kind switch
    {
        CallStepKind.Deposit => rules.TakesApplications,
        CallStepKind.Eligibility => rules.HasEligibility,
        CallStepKind.Reading => rules.HasReading,
        CallStepKind.Session or CallStepKind.Proposal => rules.Jury,
        _ => true,
    };

    private static CallStep Of(CallFacts facts, CallStepKind kind)
    {
        var (call, figures) = (facts.Call, facts.Figures);
        return kind switch
        {
            CallStepKind.Opening => new(kind, OfOpening(facts), new(facts.FirstOf(nameof(CallFact.CallOpened)))),
            CallStepKind.Deposit => new(kind, OfDeposit(facts), new(
                call.Rules.Calendar.Opens.Instant, facts.IsClosed ? facts.LastOf(nameof(CallFact.CallClosed)) : null)),
            CallStepKind.Eligibility => new(
                kind, OfMany(facts, figures.Decided, figures.Undecided == 0), figures.Decisions),
            CallStepKind.Opinions => new(
                kind, OfMany(facts, figures.Opinions, facts.IsFrozen || facts.Now > call.Rules.Calendar.ExaminedUntil.Instant),
                figures.OpinionsGiven),
            CallStepKind.Reading => new(kind, OfMany(facts, figures.ReviewsStarted, AllIsRead(figures)), figures.Reviews),
            CallStepKind.Session => new(kind, OfSession(facts), new(
                facts.FirstOf(nameof(CallFact.SessionConvened)), facts.LastOf(nameof(JurySessionFact.MinutesSigned)))),
            CallStepKind.Proposal => OfOne(kind, call.Proposal is not null, facts.LastOf(nameof(CallFact.ProposalSent))),
            CallStepKind.Designation => OfOne(kind, call.Designation is not null, facts.LastOf(
                nameof(CallFact.LaureatesDesignated), nameof(CallFact.DesignationReplaced))),
            _ => new(kind, OfPublication(facts), new(facts.LastOf(nameof(CallFact.PublicationScheduled)), call.PublicationAt)),
        };
    }

    private static StepStage OfOpening(CallFacts facts) =>
        !facts.Call.IsPublic ? StepStage.ToCome
        : facts.Now < facts.Call.Rules.Calendar.Opens.Instant ? StepStage.Started
        : StepStage.Done;

    private static StepStage OfDeposit(CallFacts facts) =>
        facts.IsClosed ? StepStage.Done
        : facts.Call.IsPublic && facts.Now >= facts.Call.Rules.Calendar.Opens.Instant ? StepStage.Started
        : StepStage.ToCome;

    /// <summary>What is done one application after the other: nothing is done as long as more of them may come.</summary>
    private static StepStage OfMany(CallFacts facts, int done, bool isWhole) => done switch
    {
        0 => facts.IsFrozen ? StepStage.Closed : StepStage.ToCome,
        _ when isWhole && facts.IsClosed => StepStage.Done,
        _ => facts.IsFrozen ? StepStage.Closed : StepStage.Started,
    };

    private static bool AllIsRead(CallFigures figures) =>
        figures is { Undecided: 0, Unassigned: 0, ReviewsMissing: 0, ReviewsExpected: > 0 };

    private static StepStage OfSession(CallFacts facts) =>
        facts.Call.SessionId is null ? StepStage.ToCome
        : facts.Call.Proposal is not null || facts.Session is { Stage: SessionStage.Signed } ? StepStage.Done
        : StepStage.Started;

    private static CallStep OfOne(CallStepKind kind, bool isDone, DateTimeOffset? at) =>
        new(kind, isDone ? StepStage.Done : StepStage.ToCome, isDone ? new FactSpan(at, at) : FactSpan.None);

    private static StepStage OfPublication(CallFacts facts) =>
        facts.Call.IsPublishedAt(facts.Now) ? StepStage.Done
        : facts.Call.PublicationAt is not null ? StepStage.Started
        : StepStage.ToCome;
}
