using Territoires.Domain.Calls;
using Territoires.Domain.Jury;

namespace Territoires.Domain.Steps;

/// <summary>What a call waits for.</summary>
public enum AwaitedKind
{
    Opening,

    /// <summary>The instant at which applications begin.</summary>
    Beginning,
    Files,
    Panel,

    /// <summary>Applications, as long as they are in time.</summary>
    Deposits,

    /// <summary>The five minutes after the closing.</summary>
    Counting,

    /// <summary>The end of a call in which nothing can be designated.</summary>
    End,
    Eligibility,
    Assignments,
    Reviews,
    Convening,
    Votes,
    Chair,
    Minutes,
    SecretarySignature,
    ChairSignature,
    Proposal,
    Designation,
    Scheduling,
    PublicationInstant,

    /// <summary>Nothing: the list is public, or the call ended without one.</summary>
    Nothing,
}

/// <summary>What a call waits for, told by what is missing and never by a date that passed.</summary>
/// <param name="Step">The step that it belongs to; null when the call is over.</param>
/// <param name="Count">How many are missing, where they are counted.</param>
public sealed record Awaited(AwaitedKind Kind, CallStepKind? Step, int Count = 0)
{
    public static Awaited Of(CallFacts facts) => facts.Call switch
    {
        { End: not null } => new(AwaitedKind.Nothing, null),
        { IsPublic: false } => new(AwaitedKind.Opening, CallStepKind.Opening),
        var call when call.IsPublishedAt(facts.Now) => new(AwaitedKind.Nothing, null),
        { Designation: not null, PublicationAt: null } => new(AwaitedKind.Scheduling, CallStepKind.Publication),
        { Designation: not null } => new(AwaitedKind.PublicationInstant, CallStepKind.Publication),
        { Proposal: not null } => new(AwaitedKind.Designation, CallStepKind.Designation),
        { SessionId: not null } => OfSession(facts.Session),
        { Rules.Calendar.Opens: var opens } when facts.Now < opens.Instant => Before(facts),
        { Stage: CallStage.Opened, Rules.TakesApplications: true } => During(facts),
        _ => After(facts),
    };

    private static Awaited Before(CallFacts facts) =>
        facts is { Call.Rules.TakesApplications: false, Figures.Submitted: 0 } ? new(AwaitedKind.Files, CallStepKind.Opening)
        : NeedsPanel(facts.Call) ? new(AwaitedKind.Panel, CallStepKind.Opening)
        : new(AwaitedKind.Beginning, CallStepKind.Opening);

    /// <summary>What was received may be examined already; the applications that may still come are not waited for by anybody.</summary>
    private static Awaited During(CallFacts facts) =>
        facts.Now > facts.Call.Rules.Calendar.Closing.Instant ? new(AwaitedKind.Counting, CallStepKind.Deposit)
        : NeedsPanel(facts.Call) ? new(AwaitedKind.Panel, CallStepKind.Deposit)
        : facts.Figures.ReviewsMissing > 0 ? new(AwaitedKind.Reviews, CallStepKind.Reading, facts.Figures.ReviewsMissing)
        : new(AwaitedKind.Deposits, CallStepKind.Deposit);

    private static Awaited After(CallFacts facts)
    {
        var (rules, figures) = (facts.Call.Rules, facts.Figures);
        var toSort = rules.HasEligibility ? CallStepKind.Eligibility : CallStepKind.Designation;
        var toRead = rules.HasReading ? CallStepKind.Reading : CallStepKind.Session;
        return figures switch
        {
            { Submitted: 0 } => rules.TakesApplications ? new(AwaitedKind.End, toSort) : new(AwaitedKind.Files, toSort),
            { Undecided: > 0 and var left } => new(AwaitedKind.Eligibility, toSort, left),
            _ when rules.Spotting is { } spotting && figures.Submitted < spotting.AtLeast =>
                new(AwaitedKind.Files, toSort, spotting.AtLeast - figures.Submitted),
            { Admissible: 0 } => new(AwaitedKind.End, toSort),
            _ when NeedsPanel(facts.Call) => new(AwaitedKind.Panel, toRead),
            // Past their date reviews are written no more: what was not reviewed is decided on all the same.
            { Unassigned: > 0 and var left } when TakesReviews(facts) => new(AwaitedKind.Assignments, CallStepKind.Reading, left),
            { ReviewsMissing: > 0 and var left } when TakesReviews(facts) => new(AwaitedKind.Reviews, CallStepKind.Reading, left),
            _ => rules.Jury
                ? new(AwaitedKind.Convening, CallStepKind.Session)
                : new(AwaitedKind.Designation, CallStepKind.Designation),
        };
    }

    private static Awaited OfSession(JurySessionState? session) => session switch
    {
        null => new(AwaitedKind.Convening, CallStepKind.Session),
        { Minutes: null } when Pending(session) is > 0 and var pending => new(AwaitedKind.Votes, CallStepKind.Session, pending),
        { Minutes: null, Chair: null } => new(AwaitedKind.Chair, CallStepKind.Session),
        { Minutes: null } => new(AwaitedKind.Minutes, CallStepKind.Session),
        { Stage: SessionStage.Signed } => new(AwaitedKind.Proposal, CallStepKind.Proposal),
        _ when session.Signatures.All(signature => signature.Role != SignatoryRole.Secretary) =>
            new(AwaitedKind.SecretarySignature, CallStepKind.Session),
        _ => new(AwaitedKind.ChairSignature, CallStepKind.Session),
    };

    private static bool NeedsPanel(CallState call) => call.Rules.HasPanel && call.Panel.Count == 0;

    private static bool TakesReviews(CallFacts facts) => facts.Call.Rules is { HasReading: true, Calendar.ReviewsBy: { } due }
        && facts.Now <= due.Instant;

    private static int Pending(JurySessionState session) =>
        session.Agenda.Count(item => session.VotesOn(item.ApplicationId).Count < Quorum.Of(session, item).Needed);
}
