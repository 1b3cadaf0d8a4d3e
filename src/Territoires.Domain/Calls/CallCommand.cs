using Territoires.Domain.Applications;
using Territoires.Domain.Designation;
using Territoires.Domain.Jury;
using Territoires.Domain.Publication;
using Territoires.Domain.Selection;

namespace Territoires.Domain.Calls;

/// <summary>What can be asked of a call.</summary>
public abstract partial record CallCommand
{
    private CallCommand()
    {
    }

    /// <summary>Writes the call down, or writes it anew while it has not opened.</summary>
    /// <param name="From">The call or the template that its rules were taken from; null when they were written from nothing.</param>
    /// <param name="Author">The secretary who prepares it, by id; null for an administrator.</param>
    public sealed record Define(string Id, CallRules Rules, string? From = null, string? Author = null) : CallCommand;

    /// <summary>Freezes the rules and makes the call public.</summary>
    /// <param name="DrawCommitment">
    /// Hash of the seed of the draw (<see cref="Draw.Commitment"/>), which commits to a draw that nobody can choose later.
    /// </param>
    public sealed record Open(string? DrawCommitment = null) : CallCommand;

    /// <summary>The orchestration of the call says that it runs.</summary>
    public sealed record NoteOrchestration : CallCommand;

    /// <summary>Ends the submissions, with the number that were received in time.</summary>
    public sealed record Close(int Submissions) : CallCommand;

    /// <summary>Puts off the closing, for everybody.</summary>
    /// <param name="Calendar">Every date as it is to be; the opening is not moved.</param>
    /// <param name="Reason">Why, in French; at most <see cref="MaxReason"/> characters.</param>
    /// <param name="InstructionBegun">True when an application of the call has its eligibility decision.</param>
    public sealed record Extend(Calendar Calendar, string Reason, bool InstructionBegun) : CallCommand
    {
        public const int MaxReason = 1000;
    }

    /// <summary>Gives the call a document, or, before the opening, another in its place.</summary>
    /// <param name="Name">Its name in addresses.</param>
    /// <param name="Title">What people read.</param>
    /// <param name="Sha256">Of the file, which is kept already.</param>
    /// <param name="Bytes">Its size.</param>
    /// <param name="Replaces">SHA-256 of the document of that name that the sender saw; null when they saw none.</param>
    /// <param name="Author">The secretary who prepares the call, by id; null for an administrator.</param>
    public sealed record AddDocument(string Name, string Title, string Sha256, long Bytes, string? Replaces, string? Author = null)
        : CallCommand;

    /// <summary>Takes a document away before the opening.</summary>
    /// <param name="Name">Its name in addresses.</param>
    /// <param name="Sha256">Of the document that the sender saw.</param>
    /// <param name="Author">The secretary who prepares the call, by id; null for an administrator.</param>
    public sealed record RemoveDocument(string Name, string Sha256, string? Author = null) : CallCommand;

    /// <summary>Writes the whole jury down, or writes it anew while no session is convened.</summary>
    public sealed record SetPanel(IReadOnlyList<Seat> Seats) : CallCommand;

    /// <summary>
    /// Gives the call its one session. To be done before the session itself is convened: this is what ends the instruction.
    /// </summary>
    /// <param name="Undecided">The applications, by number, whose eligibility is not decided.</param>
    public sealed record NoteSession(string SessionId, IReadOnlyList<string> Undecided) : CallCommand;

    /// <summary>The secretary sends the jury's proposal to the authority.</summary>
    /// <param name="Outcome">What the session decided; null while there is none.</param>
    public sealed record SendProposal(Proposal Proposal, SessionOutcome? Outcome) : CallCommand;

    /// <summary>The authority designates, in order; or designates anew, until the list is public.</summary>
    /// <param name="Reasons">One for each departure from the proposal.</param>
    /// <param name="Admissible">The admissible applications of the call.</param>
    /// <param name="Replacement">Why this list replaces the one before, in French; null for a first designation.</param>
    /// <param name="Undecided">The files, by number, that are not sorted yet.</param>
    /// <param name="Files">How many files there are.</param>
    /// <param name="Meeting">Those of the laureates that are of one body, or whose perimeters overlap, two by two.</param>
    public sealed record Designate(
        IReadOnlyList<ApplicationRef> Laureates, IReadOnlyList<DepartureReason> Reasons, IReadOnlyList<ApplicationRef> Admissible,
        string? Replacement = null, IReadOnlyList<string>? Undecided = null, int Files = 0, IReadOnlyList<FilePair>? Meeting = null)
        : CallCommand;

    /// <summary>Sets, or sets anew, the instant from which the list is public.</summary>
    public sealed record SchedulePublication(DateTimeOffset At) : CallCommand;

    /// <summary>The program notes that the instant has passed.</summary>
    public sealed record NotePublished : CallCommand;

    /// <summary>Ends the call without a list.</summary>
    /// <param name="Kind">How.</param>
    /// <param name="Reason">Why, in French; at most <see cref="CallEnd.MaxReason"/> characters.</param>
    /// <param name="AnyCandidate">True when an application is admissible, or waits to be said so.</param>
    public sealed record End(CallEndKind Kind, string Reason, bool AnyCandidate) : CallCommand;

    /// <summary>The authority says who follows the laureates, by rank, or says so anew.</summary>
    /// <param name="Ranked">The reserve, by rank; empty for none.</param>
    /// <param name="Admissible">The admissible applications of the call.</param>
    /// <param name="Seen">How often the reserve had been set when its sender saw it.</param>
    /// <param name="Meeting">The files, among the laureates and the reserve, that meet two by two; null for none.</param>
    public sealed record SetReserve(
        IReadOnlyList<ApplicationRef> Ranked, IReadOnlyList<ApplicationRef> Admissible, int Seen, IReadOnlyList<FilePair>? Meeting = null)
        : CallCommand;

    /// <summary>An erratum of the public list.</summary>
    /// <param name="Shown">What the list shows of the laureate that it is about; null for the text alone.</param>
    /// <param name="Reason">Why, in French; at most <see cref="ListChange.MaxReason"/> characters.</param>
    /// <param name="Seen">The version of the list that its sender saw.</param>
    public sealed record CorrectList(ListCorrection Correction, ShownLaureate? Shown, string Reason, int Seen) : CallCommand;

    /// <summary>A laureate of the public list gives up.</summary>
    /// <param name="Number">The laureate's.</param>
    /// <param name="Reason">Why, in French; at most <see cref="ListChange.MaxReason"/> characters.</param>
    /// <param name="Seen">The version of the list that its sender saw.</param>
    public sealed record WithdrawLaureate(string Number, string Reason, int Seen) : CallCommand;

    /// <summary>The first of the reserve takes the place of a laureate who gave up.</summary>
    /// <param name="Reason">Why, in French; at most <see cref="ListChange.MaxReason"/> characters.</param>
    /// <param name="Seen">The version of the list that its sender saw.</param>
    public sealed record CallReserve(string Reason, int Seen) : CallCommand;
}
