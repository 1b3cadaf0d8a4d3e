using Territoires.Domain.Jury;

namespace Territoires.Domain.Selection;

/// <summary>
/// Which of two adopted applications comes first: the exact share of votes in favour among the votes cast, then the exact
/// mean, then the mean on each criterion in the order of the grid, then the draw. Shares and not counts: a juror who steps
/// aside must not cost the applicant a vote.
/// </summary>
public static class Precedence
{
    /// <returns>Negative when <paramref name="left"/> comes first, and what told them apart.</returns>
    public static (int Order, Settlement By) Compare(ItemOutcome left, ItemOutcome right, string seed)
    {
        var order = CompareShares(left, right);
        if (order != 0)
        {
            return (order, Settlement.ByVotes);
        }

        order = MeanMark.Compare(right.Marks?.Mean, left.Marks?.Mean);
        if (order != 0)
        {
            return (order, new Settlement(SettlementKind.Mean));
        }

        var (ours, theirs) = (Criteria(left), Criteria(right));
        for (var criterion = 0; criterion < Math.Min(ours.Length, theirs.Length); criterion++)
        {
            order = MeanMark.Compare(theirs[criterion], ours[criterion]);
            if (order != 0)
            {
                return (order, new Settlement(SettlementKind.Criterion, criterion));
            }
        }

        order = string.CompareOrdinal(Draw.Of(seed, left.ApplicationId), Draw.Of(seed, right.ApplicationId));
        return (order, new Settlement(SettlementKind.Draw));
    }

    /// <summary>Nought when both have the same share, whatever their numbers of votes: 1 of 1 is as much as 2 of 2.</summary>
    public static int CompareShares(ItemOutcome left, ItemOutcome right) =>
        ((long)right.VotesFor * left.VotesCast).CompareTo((long)left.VotesFor * right.VotesCast);

    private static MeanMark[] Criteria(ItemOutcome item) =>
        item.Marks is { Count: > 0 } marks ? [.. marks.Criteria.Select(sum => new MeanMark(sum, marks.Count))] : [];
}
