using Territoires.Domain.Jury;

namespace Territoires.Domain.Selection;

/// <summary>
/// What the jury proposes: nothing but the consequence of its minutes, in an order of which each line says what made it.
/// </summary>
/// <param name="Tie">Null when the votes alone chose who is proposed.</param>
public sealed record Proposal(string SessionId, IReadOnlyList<ProposalLine> Lines, TieAtCut? Tie = null)
{
    /// <summary>
    /// The adopted items by <see cref="Precedence"/>, cut at the places of the call. Those that only the draw tells apart have the
    /// same rank.
    /// </summary>
    public static Proposal Of(SessionOutcome outcome, int places)
    {
        // Minutes drafted before there was a draw reveal no seed: the name of the session then stands for one.
        var seed = outcome.DrawSeed ?? outcome.SessionId;
        ItemOutcome[] adopted = [.. outcome.Items.Where(item => item.Adopted)];
        Array.Sort(adopted, (left, right) => Precedence.Compare(left, right, seed).Order);
        var between = adopted.Zip(adopted.Skip(1), (one, next) => Precedence.Compare(one, next, seed).By).ToArray();

        var lines = new List<ProposalLine>();
        for (var i = 0; i < Math.Min(places, adopted.Length); i++)
        {
            var rank = i > 0 && between[i - 1].Kind == SettlementKind.Draw ? lines[i - 1].Rank : i + 1;
            var before = i > 0 ? between[i - 1] : Settlement.ByVotes;
            var after = i < between.Length ? between[i] : Settlement.ByVotes;
            var item = adopted[i];
            lines.Add(new ProposalLine(
                rank, item.Number, item.ApplicationId, item.VotesFor, item.Marks?.Mean, item.VotesCast, item.Marks, before.OrLater(after)));
        }

        return new Proposal(outcome.SessionId, lines, TieOf(adopted, between, places));
    }

    private static TieAtCut? TieOf(ItemOutcome[] adopted, Settlement[] between, int places)
    {
        if (places == 0 || adopted.Length <= places || between[places - 1] == Settlement.ByVotes)
        {
            return null;
        }

        var tied = adopted.Where(item => Precedence.CompareShares(item, adopted[places - 1]) == 0);
        return new TieAtCut([.. tied.Select(item => item.Number)], between[places - 1]);
    }

    /// <summary>True when the minutes lead to this very list: a proposal that was retouched on its way is not the jury's.</summary>
    public bool FollowsFrom(SessionOutcome outcome, int places)
    {
        // Minutes drafted before they held the marks leave them to the proposal.
        var stated = Lines.Where(line => line.Marks is not null).DistinctBy(line => line.ApplicationId)
            .ToDictionary(line => line.ApplicationId, line => line.Marks!);
        return Of(outcome.WithMarks(stated), places).Lines.SequenceEqual(Lines);
    }

    /// <summary>Compares line by line, which the equality of records with a list does not.</summary>
    public bool IsSame(Proposal other) => SessionId == other.SessionId && Tie == other.Tie && Lines.SequenceEqual(other.Lines);

    /// <summary>True for a line that only the draw told from another of the same rank.</summary>
    public bool IsTied(ProposalLine line) => Lines.Any(other => other.Rank == line.Rank && other != line);
}

/// <param name="Rank">From 1; those that only the draw told apart share it.</param>
/// <param name="Mean">Null when nobody finally reviewed the application.</param>
/// <param name="VotesCast">Abstentions included; null in proposals sent before shares were compared, as are the two that follow.</param>
/// <param name="SettledBy">What put it where it is, between the lines that come before and after.</param>
public sealed record ProposalLine(
    int Rank, string Number, string ApplicationId, int VotesFor, MeanMark? Mean,
    int? VotesCast = null, ItemMarks? Marks = null, Settlement? SettledBy = null);
