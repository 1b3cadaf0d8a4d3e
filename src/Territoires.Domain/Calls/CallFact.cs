using System.Text.Json.Serialization;
using Territoires.Domain.Applications;
using Territoires.Domain.Designation;
using Territoires.Domain.Jury;
using Territoires.Domain.Publication;
using Territoires.Domain.Selection;

namespace Territoires.Domain.Calls;

/// <summary>What happened to a call. Facts are kept for years: members are added as optional, never renamed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(CallDefined), nameof(CallDefined))]
[JsonDerivedType(typeof(CallOpened), nameof(CallOpened))]
[JsonDerivedType(typeof(OrchestrationStarted), nameof(OrchestrationStarted))]
[JsonDerivedType(typeof(CallClosed), nameof(CallClosed))]
[JsonDerivedType(typeof(DeadlineExtended), nameof(DeadlineExtended))]
[JsonDerivedType(typeof(DocumentAdded), nameof(DocumentAdded))]
[JsonDerivedType(typeof(DocumentRemoved), nameof(DocumentRemoved))]
[JsonDerivedType(typeof(PanelSet), nameof(PanelSet))]
[JsonDerivedType(typeof(SessionConvened), nameof(SessionConvened))]
[JsonDerivedType(typeof(ProposalSent), nameof(ProposalSent))]
[JsonDerivedType(typeof(LaureatesDesignated), nameof(LaureatesDesignated))]
[JsonDerivedType(typeof(DesignationReplaced), nameof(DesignationReplaced))]
[JsonDerivedType(typeof(PublicationScheduled), nameof(PublicationScheduled))]
[JsonDerivedType(typeof(ListPublished), nameof(ListPublished))]
[JsonDerivedType(typeof(CallEnded), nameof(CallEnded))]
[JsonDerivedType(typeof(ReserveSet), nameof(ReserveSet))]
[JsonDerivedType(typeof(ListCorrected), nameof(ListCorrected))]
[JsonDerivedType(typeof(LaureateWithdrew), nameof(LaureateWithdrew))]
[JsonDerivedType(typeof(ReserveCalled), nameof(ReserveCalled))]
public abstract partial record CallFact
{
    private CallFact()
    {
    }

    /// <param name="From">The call or the template that its rules were taken from; null for none, and when it is written anew.</param>
    /// <param name="PreparedBy">The secretary who prepares it; null for an administrator, and when it is written anew.</param>
    public sealed record CallDefined(string Id, CallRules Rules, string? From = null, string? PreparedBy = null) : CallFact;

    /// <param name="DrawCommitment">Null in calls opened before there was a draw.</param>
    public sealed record CallOpened(string? DrawCommitment = null) : CallFact;

    public sealed record OrchestrationStarted : CallFact;

    public sealed record CallClosed(int Submissions) : CallFact;

    /// <summary>The closing is put off; a call that was closed is open again.</summary>
    public sealed record DeadlineExtended(Calendar Calendar, string Reason, DateTimeOffset At) : CallFact;

    /// <summary>The document is new, or takes the place of the one of its name.</summary>
    public sealed record DocumentAdded(CallDocument Document) : CallFact;

    public sealed record DocumentRemoved(string Name) : CallFact;

    public sealed record PanelSet(IReadOnlyList<Seat> Seats) : CallFact;

    public sealed record SessionConvened(string SessionId) : CallFact;

    public sealed record ProposalSent(Proposal Proposal) : CallFact;

    public sealed record LaureatesDesignated(DesignatedList List) : CallFact;

    /// <summary>Before it was public, the authority designated anew; an instant of publication that was set stands.</summary>
    public sealed record DesignationReplaced(DesignatedList List, string Reason, DateTimeOffset At) : CallFact;

    public sealed record PublicationScheduled(DateTimeOffset At) : CallFact;

    public sealed record ListPublished : CallFact;

    /// <summary>The call is over, without a list.</summary>
    public sealed record CallEnded(CallEnd End) : CallFact;

    /// <summary>Who follows the laureates, by rank; takes the place of what was set before.</summary>
    public sealed record ReserveSet(IReadOnlyList<ApplicationRef> Ranked) : CallFact;

    /// <summary>An erratum of the public list.</summary>
    public sealed record ListCorrected(ListCorrection Correction, string Reason, DateTimeOffset At) : CallFact;

    /// <summary>A laureate of the public list gave up.</summary>
    public sealed record LaureateWithdrew(ApplicationRef Laureate, string Reason, DateTimeOffset At) : CallFact;

    /// <summary>The first of the reserve is a laureate, in the place of one who gave up.</summary>
    public sealed record ReserveCalled(ApplicationRef Laureate, string Reason, DateTimeOffset At) : CallFact;
}
