using System.Text.Json.Serialization;

namespace Territoires.Domain.Jury;

/// <summary>
/// What happened in a session; a fact that stands in the file of its act says there what it makes of the session. Facts are
/// kept for years: members are added as optional, never renamed.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(SessionConvened), nameof(SessionConvened))]
[JsonDerivedType(typeof(ItemRemoved), nameof(ItemRemoved))]
[JsonDerivedType(typeof(ItemAdded), nameof(ItemAdded))]
[JsonDerivedType(typeof(JurorRecusedFromItem), nameof(JurorRecusedFromItem))]
[JsonDerivedType(typeof(RecusalCameLate), nameof(RecusalCameLate))]
[JsonDerivedType(typeof(JurorAttended), nameof(JurorAttended))]
[JsonDerivedType(typeof(JurorLeft), nameof(JurorLeft))]
[JsonDerivedType(typeof(ReasonNoted), nameof(ReasonNoted))]
[JsonDerivedType(typeof(MinutesDrafted), nameof(MinutesDrafted))]
[JsonDerivedType(typeof(MinutesTakenBack), nameof(MinutesTakenBack))]
[JsonDerivedType(typeof(MinutesSigned), nameof(MinutesSigned))]
public abstract partial record JurySessionFact
{
    private JurySessionFact()
    {
    }

    internal virtual JurySessionState Evolve(JurySessionState state) => throw new InvalidOperationException($"Unknown fact {this}.");

    public sealed record SessionConvened(
        string Id, string CallId, IReadOnlyList<Seat> Seats, IReadOnlyList<AgendaItem> Agenda, Summons? Summons = null) : JurySessionFact;

    /// <summary>
    /// The application was withdrawn, or is no longer admissible. Votes cast on it stay in their facts and count for nothing.
    /// </summary>
    public sealed record ItemRemoved(string ApplicationId) : JurySessionFact;

    /// <summary>The application was found admissible while the session was being convened.</summary>
    public sealed record ItemAdded(AgendaItem Item) : JurySessionFact;

    /// <summary>The juror takes no part in the item; a vote that they cast on it before is struck.</summary>
    public sealed record JurorRecusedFromItem(string ApplicationId, string JurorId) : JurySessionFact;

    /// <summary>
    /// The minutes were drafted: what was counted stands, unless they are taken back, and they say that the juror stepped aside
    /// after.
    /// </summary>
    public sealed record RecusalCameLate(string ApplicationId, string JurorId) : JurySessionFact;

    /// <param name="At">When; null in facts of before instants were kept.</param>
    public sealed record JurorAttended(string SeatId, string JurorId, DateTimeOffset? At = null) : JurySessionFact;

    public sealed record JurorLeft(string SeatId, string JurorId, DateTimeOffset At) : JurySessionFact;

    public sealed record ReasonNoted(string ApplicationId, string Text) : JurySessionFact;

    public sealed record MinutesDrafted(Minutes Minutes) : JurySessionFact;

    /// <summary>The session goes on; a signature given falls with the minutes.</summary>
    public sealed record MinutesTakenBack(string Reason) : JurySessionFact;

    public sealed record MinutesSigned(Signature Signature) : JurySessionFact;
}
