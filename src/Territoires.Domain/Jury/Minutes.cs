namespace Territoires.Domain.Jury;

/// <summary>The minutes (procès-verbal): what was voted, by application number and never by a body's name.</summary>
public sealed record Minutes(IReadOnlyList<MinutesItem> Items);

/// <param name="Mandates">Members with a mandate on the item.</param>
/// <param name="Present">Those of them who sat.</param>
/// <param name="Recused">Members who stepped aside.</param>
/// <param name="CastingVote">True when votes were even and the chair's own vote decided in favour.</param>
/// <param name="Reason">What the jury says of it; null when it says nothing.</param>
public sealed record MinutesItem(
    string Number, int For, int Against, int Abstain, int Mandates, int Present, int Recused, bool CastingVote, bool Adopted, string? Reason = null)
{
    /// <summary>Longest reason, in characters.</summary>
    public const int MaxReason = 2000;

    public static MinutesItem Of(JurySessionState session, AgendaItem item)
    {
        var votes = session.VotesOn(item.ApplicationId);
        int Count(VoteChoice choice) => votes.Values.Count(vote => vote == choice);
        var (inFavour, against) = (Count(VoteChoice.For), Count(VoteChoice.Against));
        var quorum = Quorum.Of(session, item);
        // On even votes the chair's own decides (voix prépondérante, CRPA R133-11); a chair who did not vote for did not
        // decide in favour.
        var casting = inFavour == against && session.Chair is { } chair && session.VoteOf(chair, item.ApplicationId) == VoteChoice.For;
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
            session.Reasons.GetValueOrDefault(item.ApplicationId) is { Length: > 0 } reason ? reason : null);
    }
}
