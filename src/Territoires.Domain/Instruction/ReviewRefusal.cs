using Territoires.Domain.Calls;

namespace Territoires.Domain.Instruction;

/// <summary>Why a review did not do what was asked.</summary>
public abstract record ReviewRefusal
{
    private ReviewRefusal()
    {
    }

    /// <summary>The juror is not asked to review this application, or stepped aside from it: it is not theirs to know.</summary>
    public sealed record NotYours : ReviewRefusal;

    /// <summary>The applicant took the file back from the jury that had it: there is nothing to review any more.</summary>
    public sealed record FileWithdrawn : ReviewRefusal;

    /// <summary>Nothing was written yet.</summary>
    public sealed record NotWritten : ReviewRefusal;

    /// <summary>The reviews were due at that moment.</summary>
    public sealed record ReviewsClosed(Moment Deadline) : ReviewRefusal;

    /// <summary>The jury is convened on the marks as they were then.</summary>
    public sealed record ReviewsFrozen : ReviewRefusal;

    /// <summary>The call ended without a list: nothing in it is examined any more.</summary>
    public sealed record AlreadyEnded(CallEnd End, string Zone) : ReviewRefusal;

    /// <summary>A score or the comment is wrong; each fault names its field.</summary>
    public sealed record ReviewUnacceptable(IReadOnlyList<Fault> Faults) : ReviewRefusal;

    /// <summary>These criteria of the grid have no score.</summary>
    public sealed record ScoresMissing(IReadOnlyList<Criterion> Criteria) : ReviewRefusal;

    /// <summary>The review is final: it is frozen.</summary>
    public sealed record AlreadyFinal : ReviewRefusal;
}
