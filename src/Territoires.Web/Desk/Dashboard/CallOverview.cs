using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using Territoires.Orchestrations;
using Territoires.Web.Answers;

namespace Territoires.Web.Desk.Dashboard;

/// <summary>Where a call stands, in numbers: what its desk shows and what tells whose turn it is.</summary>
public sealed record CallOverview(CallState Call, ProgressAnswer Progress, CallCounts Counts, JurySessionState? Session, DateTimeOffset Now)
{
    /// <summary>When its orchestration entered each stage.</summary>
    public IReadOnlyList<StageEntry> Entered { get; init; } = [];

    /// <summary>
    /// The stage of the orchestration or, where people went ahead of the date that it waits for, the one that they reached;
    /// before it spoke, that of the calendar. Null while the call is being written.
    /// </summary>
    public string? Stage => Call.End is null ? CallStep.Further(Waited, Reached) : CallProgressStage.Ended;

    /// <summary>True when people are ahead of the calendar: nobody waits for its date any more.</summary>
    public bool IsAhead => Stage != Waited;

    private string? Waited => Progress.Stage ?? (Call.IsPublic ? CallProgressStage.Coming : null);

    /// <summary>What has been done, whatever the date; null before the jury is convened.</summary>
    private string? Reached => (Call, Session) switch
    {
        ({ Designation: not null }, _) => CallProgressStage.Publishing,
        ({ Proposal: not null }, _) => CallProgressStage.Designating,
        (_, { Stage: SessionStage.Signed }) => CallProgressStage.Proposing,
        ({ SessionId: not null }, _) => CallProgressStage.Deliberating,
        _ => null,
    };
}

/// <param name="Submitted">Applications received.</param>
/// <param name="Decided">Those whose eligibility is decided.</param>
/// <param name="Admissible">Those that may be examined.</param>
/// <param name="Unassigned">Admissible applications that nobody was asked to review.</param>
/// <param name="Opinions">Opinions given by services.</param>
/// <param name="ReviewsExpected">Reviews asked of jurors, recusals deducted.</param>
/// <param name="ReviewsFinal">Those that are final.</param>
/// <param name="Votes">Votes cast in the session.</param>
/// <param name="Withdrawn">Applications received, then taken back: they count in nothing else.</param>
public sealed record CallCounts(int Submitted, int Decided, int Admissible, int Unassigned, int Opinions, int ReviewsExpected,
    int ReviewsFinal, int Votes, int Withdrawn)
{
    public static CallCounts Of(IReadOnlyList<ListedApplication> applications, int reviewsFinal, JurySessionState? session)
    {
        ListedApplication[] submitted = [.. applications.Where(application => application.Stage == ApplicationStage.Submitted)];
        ListedApplication[] admissible = [.. submitted.Where(application => application.IsAdmissible)];
        return new CallCounts(
            submitted.Length,
            submitted.Count(application => application.Admissible is not null),
            admissible.Length,
            admissible.Count(application => application.Assigned.Count == 0),
            submitted.Sum(application => application.Opinions.Count),
            admissible.Sum(application => application.Assigned.Count(juror => !application.IsRecused(juror))),
            reviewsFinal,
            session?.VotesCast ?? 0,
            applications.Count(application => application.Stage == ApplicationStage.Withdrawn));
    }
}
