using System.Text.Json.Serialization;

namespace Territoires.Domain.Jury;

/// <summary>What happened in a session. Facts are kept for years: members are added as optional, never renamed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(SessionConvened), nameof(SessionConvened))]
[JsonDerivedType(typeof(ItemRemoved), nameof(ItemRemoved))]
[JsonDerivedType(typeof(JurorRecusedFromItem), nameof(JurorRecusedFromItem))]
[JsonDerivedType(typeof(RecusalCameLate), nameof(RecusalCameLate))]
[JsonDerivedType(typeof(JurorAttended), nameof(JurorAttended))]
[JsonDerivedType(typeof(VoteCast), nameof(VoteCast))]
[JsonDerivedType(typeof(ReasonNoted), nameof(ReasonNoted))]
[JsonDerivedType(typeof(MinutesDrafted), nameof(MinutesDrafted))]
[JsonDerivedType(typeof(MinutesSigned), nameof(MinutesSigned))]
public abstract record JurySessionFact
{
    private JurySessionFact()
    {
    }

    public sealed record SessionConvened(string Id, string CallId, IReadOnlyList<Seat> Seats, IReadOnlyList<AgendaItem> Agenda) : JurySessionFact;

    /// <summary>The application was withdrawn. Votes cast on it stay in their facts and count for nothing.</summary>
    public sealed record ItemRemoved(string ApplicationId) : JurySessionFact;

    public sealed record JurorRecusedFromItem(string ApplicationId, string JurorId) : JurySessionFact;

    /// <summary>The juror had voted, or the minutes were drafted: what was counted stands, and the minutes say that they stepped aside after.</summary>
    public sealed record RecusalCameLate(string ApplicationId, string JurorId) : JurySessionFact;

    public sealed record JurorAttended(string SeatId, string JurorId) : JurySessionFact;

    public sealed record VoteCast(string JurorId, string ApplicationId, VoteChoice Choice) : JurySessionFact;

    public sealed record ReasonNoted(string ApplicationId, string Text) : JurySessionFact;

    public sealed record MinutesDrafted(Minutes Minutes) : JurySessionFact;

    public sealed record MinutesSigned(Signature Signature) : JurySessionFact;
}
