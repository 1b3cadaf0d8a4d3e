using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;

namespace Territoires.Domain.Applications;

/// <summary>What the history of a file tells, once it is no longer its applicant's alone.</summary>
public enum FileEventKind
{
    Submitted,
    Written,
    Rewritten,
    Removed,
    Withdrawn,
    CorrectionAsked,
    CorrectionCancelled,
    CorrectionSent,
    Decided,
    DecidedAnew,
    Opinion,
    Assigned,
    Unassigned,
    Recused,
    RecusalLifted,
    ReviewStarted,
    ReviewFinal,
    ReviewReopened,
    Remark,
    RemarkTakenBack,
    FoundDistinct,
    Convened,
    Proposed,
    Designated,
    Published,
}

/// <summary>What a fact says of a file, without its words.</summary>
public sealed record FileNote(FileEventKind Kind)
{
    /// <summary>What was decided of its eligibility, or whether it was among those proposed, designated, published.</summary>
    public bool Holds { get; init; }

    public Verdict? Verdict { get; init; }

    /// <summary>The jurors whom it is about, by id.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>The number of the other file that it is about, and why, in French.</summary>
    public string? Other { get; init; }

    public string? Reason { get; init; }

    /// <summary>Until when something is awaited.</summary>
    public Moment? Until { get; init; }
}

/// <summary>One line of the history of a file.</summary>
/// <param name="Actor">Who acted, by id.</param>
public sealed record FileEvent(DateTimeOffset At, string Actor, FileNote Note);
