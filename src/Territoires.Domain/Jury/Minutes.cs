namespace Territoires.Domain.Jury;

/// <summary>The minutes (procès-verbal): what was voted, by application number and never by a body's name.</summary>
/// <param name="Items">One an application of the agenda.</param>
/// <param name="DrawSeed">The seed of the draw, secret until now; null in minutes drafted before there was a draw.</param>
/// <param name="Attendance">Every stay on a seat; null in minutes of before arrivals and departures were kept.</param>
/// <param name="TakenBack">Why earlier minutes of the session were taken back; null when none were.</param>
public sealed record Minutes(
    IReadOnlyList<MinutesItem> Items, string? DrawSeed = null, IReadOnlyList<Presence>? Attendance = null,
    IReadOnlyList<string>? TakenBack = null)
{
    public static Minutes Of(JurySessionState session, string? drawSeed) => new(
        [.. session.Agenda.Select(item => MinutesItem.Of(session, item))],
        drawSeed,
        session.Presences,
        session.TakenBack.Count == 0 ? null : session.TakenBack);
}

/// <param name="Mandates">Members with a mandate on the item.</param>
/// <param name="Present">Those of them who sat.</param>
/// <param name="Recused">Members who stepped aside.</param>
/// <param name="CastingVote">True when votes were even and the chair's own vote decided in favour.</param>
/// <param name="Reason">What the jury says of it; null when it says nothing.</param>
/// <param name="Marks">What the marks of those who did not step aside add up to; null in minutes drafted before they held them.</param>
/// <param name="Struck">How many votes were struck because their member stepped aside after it.</param>
/// <param name="TakenUp">When it was called, each time; null where nobody said so.</param>
public sealed record MinutesItem(
    string Number, int For, int Against, int Abstain, int Mandates, int Present, int Recused, bool CastingVote,
    bool Adopted, string? Reason = null,
    ItemMarks? Marks = null, int Struck = 0, IReadOnlyList<DateTimeOffset>? TakenUp = null)
{
    /// <summary>Longest reason, in characters.</summary>
    public const int MaxReason = 2000;

    /// <summary>Abstentions included.</summary>
    public int VotesCast => For + Against + Abstain;

    public static MinutesItem Of(JurySessionState session, AgendaItem item)
    {
        var votes = session.VotesOn(item.ApplicationId);
        int Count(VoteChoice choice) => votes.Values.Count(vote => vote == choice);
        var (inFavour, against) = (Count(VoteChoice.For), Count(VoteChoice.Against));
        var quorum = Quorum.Of(session, item);
        var presiding = session.VoiceAmong(votes, session.Seats.First(seat => seat.IsChair));
        // On even votes the chair's own decides (voix prépondérante, CRPA R133-11); a chair who did not vote for did not
        // decide in favour.
        var casting = inFavour == against && presiding is not null && votes.TryGetValue(presiding, out var own) && own == VoteChoice.For;
        return new MinutesItem(
            item.Number,
            inFavour,
            against,
            Count(VoteChoice.Abstain),
            quorum.Mandates,
            quorum.Present,
            session.Seats.Count - quorum.Mandates,
            casting,
            inFavour > against || casting,
            session.Reasons.GetValueOrDefault(item.ApplicationId) is { Length: > 0 } reason ? reason : null,
            item.Marks is null ? null : ItemMarks.Of(item),
            session.StruckOn(item.ApplicationId).Count,
            session.HoursOf(item.ApplicationId) is { Count: > 0 } hours ? hours : null);
    }
}
