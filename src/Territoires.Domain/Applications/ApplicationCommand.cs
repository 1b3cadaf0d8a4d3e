using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;

namespace Territoires.Domain.Applications;

/// <summary>What can be asked of an application; each command carries what it needs of the call.</summary>
public abstract partial record ApplicationCommand
{
    private ApplicationCommand()
    {
    }

    /// <param name="Id">What the draft will be named by.</param>
    /// <param name="OwnerId">Whose it is.</param>
    /// <param name="Call">The call, for its window and the questions that it asks.</param>
    /// <param name="Content">What it begins with; null for an empty one.</param>
    public sealed record StartDraft(string Id, string OwnerId, CallState Call, ApplicationContent? Content = null) : ApplicationCommand;

    /// <summary>Writes the draft anew or, once submitted, the correction that was asked.</summary>
    /// <param name="Revision">The revision of the correction that its writer saw; null for a draft.</param>
    /// <param name="TakenOut">One that the content no longer tells of, whose documents go with it; null where none is.</param>
    public sealed record Edit(ApplicationContent Content, CallState Call, int? Revision = null, TakenOut? TakenOut = null)
        : ApplicationCommand;

    /// <param name="Document">What was received; it replaces the one of its kind.</param>
    /// <param name="Call">The call, for its window and the documents that it asks for.</param>
    /// <param name="Seen">The hash of the document that its sender saw there, empty for none; null when it does not matter.</param>
    public sealed record Attach(Document Document, CallState Call, string? Seen = null) : ApplicationCommand;

    /// <param name="Kind">Of the document.</param>
    /// <param name="Call">The call, for its window.</param>
    /// <param name="Seen">The hash of the document that its applicant saw there; null when it does not matter.</param>
    public sealed record Detach(string Kind, CallState Call, string? Seen = null) : ApplicationCommand;

    /// <summary>The applicant is rid of what was never submitted, whether or not the call still takes submissions.</summary>
    public sealed record DeleteDraft : ApplicationCommand;

    /// <param name="Call">The call, for its window and the documents that it asks for.</param>
    /// <param name="Key">The idempotency key of the request.</param>
    /// <param name="Number">The public number reserved for this submission.</param>
    /// <param name="ListKey">Drawn by the server for this submission: see <see cref="ListOrder"/>.</param>
    /// <param name="Digest">Digest of the request, from the edge.</param>
    /// <param name="Signature">Who signs; null when nobody does.</param>
    public sealed record Submit(
        CallState Call, string Key, string Number, string Digest, LegalSignature? Signature = null, string? ListKey = null)
            : ApplicationCommand;

    /// <summary>The secretary asks the applicant to correct parts of what was submitted, until a deadline.</summary>
    public sealed record AskCorrection(string Text, IReadOnlyList<string> Parts, Moment Deadline, CallState Call)
        : ApplicationCommand, IActOnStanding
    {
        Result<ApplicationFact[], ApplicationRefusal> IActOnSubmitted.Decide(ApplicationState state, DateTimeOffset receivedAt) =>
            CorrectionDecision.OfRequest(state, this, receivedAt);
    }

    /// <summary>The secretary takes the request back: what was submitted stands.</summary>
    public sealed record CancelCorrection(CallState Call) : ApplicationCommand, IActOnStanding
    {
        Result<ApplicationFact[], ApplicationRefusal> IActOnSubmitted.Decide(ApplicationState state, DateTimeOffset receivedAt) =>
            CorrectionDecision.OfCancellation(state, this);
    }

    /// <summary>The applicant sends the correction that was asked.</summary>
    public sealed record SendCorrection(CallState Call) : ApplicationCommand, IActOnStanding
    {
        Result<ApplicationFact[], ApplicationRefusal> IActOnSubmitted.Decide(ApplicationState state, DateTimeOffset receivedAt) =>
            CorrectionDecision.OfSending(state, this, receivedAt);
    }

    /// <summary>The secretary says whether the application may be examined, or decides again.</summary>
    /// <param name="Revision">Why the decision is taken again, in French; null for a first one.</param>
    public sealed record DecideEligibility(bool Admissible, IReadOnlyList<string> Reasons, CallState Call, string? Revision = null)
        : ApplicationCommand, IActOnStanding
    {
        Result<ApplicationFact[], ApplicationRefusal> IActOnSubmitted.Decide(ApplicationState state, DateTimeOffset receivedAt) =>
            InstructionDecision.OfEligibility(state, this, receivedAt);
    }

    /// <summary>Adds jurors who review the application.</summary>
    public sealed record Assign(IReadOnlyList<string> JurorIds, CallState Call) : ApplicationCommand, IActOnStanding
    {
        Result<ApplicationFact[], ApplicationRefusal> IActOnSubmitted.Decide(ApplicationState state, DateTimeOffset receivedAt) =>
            InstructionDecision.OfAssignment(state, this);
    }

    /// <summary>Takes back the assignment of a juror who has not begun.</summary>
    public sealed record Unassign(string JurorId, bool HasBegun, CallState Call) : ApplicationCommand, IActOnStanding
    {
        Result<ApplicationFact[], ApplicationRefusal> IActOnSubmitted.Decide(ApplicationState state, DateTimeOffset receivedAt) =>
            InstructionDecision.OfUnassignment(state, this);
    }

    /// <summary>A member of the panel steps aside.</summary>
    /// <param name="SessionIsOpen">
    /// True while the session can still take it: none is convened, or <see cref="Jury.JurySessionState.TakesRecusal"/>.
    /// </param>
    public sealed record Recuse(string JurorId, RecusalGround Ground, CallState Call, bool SessionIsOpen)
        : ApplicationCommand, IActOnStanding
    {
        Result<ApplicationFact[], ApplicationRefusal> IActOnSubmitted.Decide(ApplicationState state, DateTimeOffset receivedAt) =>
            InstructionDecision.OfRecusal(state, this);
    }

    /// <summary>The secretary lifts a recusal declared by mistake; the juror may be assigned again.</summary>
    /// <param name="Reason">Why, in French, about the mistake and never about a person.</param>
    public sealed record LiftRecusal(string JurorId, string Reason, CallState Call) : ApplicationCommand, IActOnStanding
    {
        Result<ApplicationFact[], ApplicationRefusal> IActOnSubmitted.Decide(ApplicationState state, DateTimeOffset receivedAt) =>
            InstructionDecision.OfLifting(state, this);
    }
}
