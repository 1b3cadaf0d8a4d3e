using Territoires.Domain.Designation;

namespace Territoires.Domain.Calls;

/// <summary>Why a call did not do what was asked.</summary>
public abstract partial record CallRefusal
{
    private CallRefusal()
    {
    }

    /// <summary>The rules do not hold together; each fault names its field.</summary>
    public sealed record RulesUnacceptable(IReadOnlyList<Fault> Faults) : CallRefusal;

    /// <summary>The rules were frozen by the opening.</summary>
    public sealed record RulesFrozen : CallRefusal;

    /// <summary>Nothing of that name was defined.</summary>
    public sealed record NotDefined : CallRefusal;

    /// <summary>The call must be opened first.</summary>
    public sealed record NotOpened : CallRefusal;

    /// <summary>The closing instant had passed before the call was opened.</summary>
    public sealed record ClosingInThePast(Moment Closes) : CallRefusal;

    /// <summary>The closing instant is still to come.</summary>
    public sealed record StillOpen(Moment Closes) : CallRefusal;

    /// <summary>The dates or the reason of an extension do not hold; each fault names its field.</summary>
    public sealed record ExtensionUnacceptable(IReadOnlyList<Fault> Faults) : CallRefusal;

    /// <summary>The applications are being decided on: to take more would not treat all alike.</summary>
    public sealed record TooLateToExtend : CallRefusal;

    /// <summary>The name, the title or the number of documents does not hold; each fault names its field.</summary>
    public sealed record DocumentUnacceptable(IReadOnlyList<Fault> Faults) : CallRefusal;

    /// <summary>Candidates may have read the document: it stays as it is.</summary>
    public sealed record DocumentFrozen : CallRefusal;

    /// <summary>The document of that name is not the one that was seen.</summary>
    public sealed record DocumentChanged : CallRefusal;

    /// <summary>The seats do not make a jury.</summary>
    public sealed record PanelUnacceptable(IReadOnlyList<Fault> Faults) : CallRefusal;

    /// <summary>A session is convened: the jury does not change in the middle of a procedure.</summary>
    public sealed record PanelFrozen : CallRefusal;

    /// <summary>No jury was set.</summary>
    public sealed record PanelMissing : CallRefusal;

    /// <summary>The call has its session already.</summary>
    public sealed record SessionAlreadyConvened(string SessionId) : CallRefusal;

    /// <summary>These applications, by number, have no decision on their eligibility: the jury would never vote on them.</summary>
    public sealed record ApplicationsUndecided(IReadOnlyList<string> Numbers) : CallRefusal;

    /// <summary>The rules have no closing: nobody applies, and there is nothing to put off.</summary>
    public sealed record NobodyApplies : CallRefusal;

    /// <summary>The rules have no jury, or nobody who marks.</summary>
    public sealed record NoJury : CallRefusal;

    /// <summary>The long list is shorter than the rules say.</summary>
    public sealed record ListTooShort(int AtLeast, int Files) : CallRefusal;

    /// <summary>The short list is longer than the rules say.</summary>
    public sealed record TooManyKept(int Keeps, int Kept) : CallRefusal;

    /// <summary>The minutes are not drafted, or not signed by both chair and secretary.</summary>
    public sealed record MinutesUnsigned : CallRefusal;

    /// <summary>The outcome is that of a session that is not this call's.</summary>
    public sealed record NotItsSession : CallRefusal;

    /// <summary>The list sent is not the one that the signed minutes lead to.</summary>
    public sealed record ProposalNotFromMinutes : CallRefusal;

    /// <summary>Another proposal was sent already.</summary>
    public sealed record AlreadyProposed : CallRefusal;

    /// <summary>The jury proposed nothing yet, hence no minutes either.</summary>
    public sealed record NoProposal : CallRefusal;

    /// <summary>More are designated than the rules have places for.</summary>
    public sealed record PlacesExceeded(int Places, int Designated) : CallRefusal;

    /// <summary>The list holds a fault; each names its field.</summary>
    public sealed record DesignationUnacceptable(IReadOnlyList<Fault> Faults) : CallRefusal;

    /// <summary>The authority departs from the proposal without saying why.</summary>
    public sealed record ReasonsMissing(IReadOnlyList<Departure> Departures) : CallRefusal;

    /// <summary>The authority designated otherwise already: to designate anew takes a reason.</summary>
    public sealed record AlreadyDesignated : CallRefusal;

    /// <summary>The reason for which a designation is replaced is too long, in characters.</summary>
    public sealed record ReplacementTooLong(int Max) : CallRefusal;

    /// <summary>There is no designation to publish.</summary>
    public sealed record NotDesignated : CallRefusal;

    /// <summary>No instant of publication was set.</summary>
    public sealed record NotScheduled : CallRefusal;

    /// <summary>Not before that instant.</summary>
    public sealed record TooEarly(DateTimeOffset Earliest, string Zone) : CallRefusal;

    /// <summary>The list is public since that instant.</summary>
    public sealed record AlreadyPublished(DateTimeOffset Since, string Zone) : CallRefusal;

    /// <summary>The call ended without a list.</summary>
    public sealed record AlreadyEnded(CallEnd End, string Zone) : CallRefusal;

    /// <summary>Why the call ends is not said, or in too many words; the fault names its field.</summary>
    public sealed record EndUnacceptable(IReadOnlyList<Fault> Faults) : CallRefusal;

    /// <summary>Somebody could still be designated.</summary>
    public sealed record NotFruitless : CallRefusal;

    /// <summary>The list is not public: it is the designation that changes.</summary>
    public sealed record NotYetPublished : CallRefusal;

    /// <summary>The list, or the reserve, is not the version that was seen.</summary>
    public sealed record ListChanged : CallRefusal;

    /// <summary>No laureate of the list has that number.</summary>
    public sealed record NotOnList : CallRefusal;

    /// <summary>An erratum or a reason does not hold; each fault names its field.</summary>
    public sealed record ListChangeUnacceptable(IReadOnlyList<Fault> Faults) : CallRefusal;

    /// <summary>The reserve holds a fault; each names its field.</summary>
    public sealed record ReserveUnacceptable(IReadOnlyList<Fault> Faults) : CallRefusal;

    /// <summary>Nobody is left in the reserve.</summary>
    public sealed record ReserveEmpty : CallRefusal;

    /// <summary>No laureate gave up whose place is still to be taken.</summary>
    public sealed record NoPlaceLeft : CallRefusal;
}
