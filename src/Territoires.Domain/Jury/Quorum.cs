namespace Territoires.Domain.Jury;

/// <summary>
/// Half of the members with a mandate must be present, item by item (CRPA R133-10: half at least of the members of the
/// commission; by law for compulsory consultations alone, taken here as the default). An alternate counts only in the
/// seat that they hold; who stepped aside counts neither as member nor as present; who abstains is present.
/// </summary>
/// <param name="Mandates">The members with a mandate on this item.</param>
/// <param name="Present">Those of them who sit, or who voted on this item before they left.</param>
public sealed record Quorum(int Mandates, int Present)
{
    /// <summary>
    /// Half, rounded up. Nought when everybody stepped aside: the item then goes to the minutes without a vote, not adopted.
    /// </summary>
    public int Needed => (Mandates + 1) / 2;

    public bool IsMet => Present >= Needed;

    public static Quorum Of(JurySessionState session, AgendaItem item)
    {
        var mandates = 0;
        var present = 0;
        var votes = session.VotesOn(item.ApplicationId);
        foreach (var seat in session.Seats)
        {
            var voice = session.VoiceAmong(votes, seat);
            if (!item.Recused.Contains(voice ?? seat.Titular))
            {
                mandates++;
                present += voice is null ? 0 : 1;
            }
        }

        return new Quorum(mandates, present);
    }
}
