using System.Text.Json.Serialization;

namespace Territoires.Domain.Jury;

/// <summary>What happened in a session. Facts are kept for years: members are added as optional, never renamed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(SessionConvened), nameof(SessionConvened))]
[JsonDerivedType(typeof(JurorRecusedFromItem), nameof(JurorRecusedFromItem))]
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

    public sealed record JurorRecusedFromItem(string ApplicationId, string JurorId) : JurySessionFact;

    public sealed record JurorAttended(string SeatId, string JurorId) : JurySessionFact;

    public sealed record VoteCast(string JurorId, string ApplicationId, VoteChoice Choice) : JurySessionFact;

    public sealed record ReasonNoted(string ApplicationId, string Text) : JurySessionFact;

    public sealed record MinutesDrafted(Minutes Minutes) : JurySessionFact;

    public sealed record MinutesSigned(Signature Signature) : JurySessionFact;
}
