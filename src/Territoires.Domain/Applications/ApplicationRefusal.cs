using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;

namespace Territoires.Domain.Applications;

/// <summary>Why an application did not do what was asked.</summary>
public abstract partial record ApplicationRefusal
{
    private ApplicationRefusal()
    {
    }

    /// <summary>The call takes nothing yet.</summary>
    public sealed record CallNotOpen(Moment Opens) : ApplicationRefusal;

    /// <summary>The call takes nothing any more.</summary>
    public sealed record CallClosed(Moment Closes) : ApplicationRefusal;

    /// <summary>The call ended without a list: nothing in it is examined any more.</summary>
    public sealed record AlreadyEnded(CallEnd End, string Zone) : ApplicationRefusal;

    /// <summary>The rules have no closing: nobody applies to this call.</summary>
    public sealed record NobodyApplies : ApplicationRefusal;

    /// <summary>The rules have no marks.</summary>
    public sealed record NothingIsMarked : ApplicationRefusal;

    /// <summary>The draft does not exist.</summary>
    public sealed record NotStarted : ApplicationRefusal;

    /// <summary>The draft exists already, for somebody or something else.</summary>
    public sealed record StartedOtherwise : ApplicationRefusal;

    /// <summary>Its applicant deleted the draft: nothing is written in it any more.</summary>
    public sealed record DraftIsDeleted : ApplicationRefusal;

    /// <summary>What was submitted is no draft any more.</summary>
    public sealed record AlreadySubmitted(Submission Submission) : ApplicationRefusal;

    /// <summary>What was written goes over a limit.</summary>
    public sealed record ContentUnacceptable(IReadOnlyList<Fault> Faults) : ApplicationRefusal;

    /// <summary>Answers or documents are missing.</summary>
    public sealed record Incomplete(IReadOnlyList<Fault> Faults, IReadOnlyList<MissingDocument> DocumentsMissing) : ApplicationRefusal;

    /// <summary>No document of that kind is there.</summary>
    public sealed record NoSuchDocument(string Kind) : ApplicationRefusal;

    /// <summary>
    /// Another document of that kind was joined since the one that was seen: it is neither replaced nor taken back unseen.
    /// </summary>
    public sealed record DocumentChanged : ApplicationRefusal;

    /// <summary>A draft is nobody's business but its applicant's.</summary>
    public sealed record NotSubmitted : ApplicationRefusal;

    /// <summary>The decision on eligibility holds a fault; each names its field.</summary>
    public sealed record EligibilityUnacceptable(IReadOnlyList<Fault> Faults) : ApplicationRefusal;

    /// <summary>Eligibility was decided otherwise: to decide again takes a reason.</summary>
    public sealed record AlreadyDecided(Eligibility Eligibility) : ApplicationRefusal;

    /// <summary>The juror wrote a review of it: their work is not thrown away.</summary>
    public sealed record ReviewBegun(string JurorId) : ApplicationRefusal;

    /// <summary>A recusal is not lifted without saying why, in some characters at most.</summary>
    public sealed record LiftingUnexplained(int Max) : ApplicationRefusal;

    /// <summary>The juror is not recused from this application.</summary>
    public sealed record NotRecused(string JurorId) : ApplicationRefusal;

    /// <summary>The request for a correction holds a fault; each names its field.</summary>
    public sealed record CorrectionUnacceptable(IReadOnlyList<Fault> Faults) : ApplicationRefusal;

    /// <summary>A correction is awaited until then: another cannot be asked, nor eligibility decided.</summary>
    public sealed record CorrectionOpen(Moment Deadline) : ApplicationRefusal;

    /// <summary>No correction is asked.</summary>
    public sealed record NoCorrection : ApplicationRefusal;

    /// <summary>The correction was due then.</summary>
    public sealed record CorrectionClosed(Moment Deadline) : ApplicationRefusal;

    /// <summary>The correction is in: the request can no longer be taken back.</summary>
    public sealed record CorrectionAlreadySent(DateTimeOffset SentAt) : ApplicationRefusal;

    /// <summary>Nothing differs from what was submitted.</summary>
    public sealed record CorrectionUnchanged : ApplicationRefusal;

    /// <summary>The correction was saved elsewhere since its writer read it.</summary>
    public sealed record CorrectionChanged : ApplicationRefusal;

    /// <summary>These parts are not those that the correction opens.</summary>
    public sealed record PartsClosed(IReadOnlyList<string> Parts) : ApplicationRefusal;

    /// <summary>Only what was found admissible is examined; no decision yet counts as not.</summary>
    public sealed record NotAdmissible : ApplicationRefusal;

    /// <summary>These have no seat on the panel.</summary>
    public sealed record NotOnPanel(IReadOnlyList<string> JurorIds) : ApplicationRefusal;

    /// <summary>These stepped aside from this application.</summary>
    public sealed record JurorsRecused(IReadOnlyList<string> JurorIds) : ApplicationRefusal;

    /// <summary>The session no longer takes the recusal: its minutes are drafted.</summary>
    public sealed record TooLateToRecuse : ApplicationRefusal;

    /// <summary>The same key came with another content.</summary>
    public sealed record KeyReused : ApplicationRefusal;

    /// <summary>The jury is convened on what the instruction left: that no longer changes.</summary>
    public sealed record InstructionOver : ApplicationRefusal;
}

/// <summary>A kind of document that is asked and not there, and what people call it.</summary>
public sealed record MissingDocument(string Kind, string Label);
