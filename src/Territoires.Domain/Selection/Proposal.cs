using Territoires.Domain.Jury;

namespace Territoires.Domain.Selection;

/// <summary>
/// What the jury proposes: nothing but the consequence of its votes and marks, in an order that leaves nothing to chance.
/// </summary>
public sealed record Proposal(string SessionId, IReadOnlyList<ProposalLine> Lines)
{
    private static readonly Comparer<MeanMark?> ByMean = Comparer<MeanMark?>.Create(MeanMark.Compare);

    /// <summary>
    /// Adopted items, by votes for, then by weighted mean, then by application number, cut at the places of the call.
    /// </summary>
    /// <param name="marks">Mean by application id; an application that nobody finally reviewed is absent, and comes after the others.</param>
    public static Proposal Of(SessionOutcome outcome, IReadOnlyDictionary<string, MeanMark> marks, int places)
    {
        var lines = outcome.Items
            .Where(item => item.Adopted)
            .Select(item => (Item: item, Mean: marks.GetValueOrDefault(item.ApplicationId)))
            .OrderByDescending(line => line.Item.VotesFor)
            .ThenByDescending(line => line.Mean, ByMean)
            .ThenBy(line => line.Item.Number, StringComparer.Ordinal)
            .Take(places)
            .Select((line, index) => new ProposalLine(index + 1, line.Item.Number, line.Item.ApplicationId, line.Item.VotesFor, line.Mean));
        return new Proposal(outcome.SessionId, [.. lines]);
    }

    /// <summary>
    /// True when the minutes and the marks that its lines state lead to this very list: a proposal that was retouched on
    /// its way is not the jury's.
    /// </summary>
    public bool FollowsFrom(SessionOutcome outcome, int places)
    {
        var marks = new Dictionary<string, MeanMark>();
        foreach (var line in Lines)
        {
            if (line.Mean is { Count: > 0 } mean)
            {
                marks[line.ApplicationId] = mean;
            }
        }

        return Of(outcome, marks, places).IsSame(this);
    }

    /// <summary>Compares line by line, which the equality of records with a list does not.</summary>
    public bool IsSame(Proposal other) => SessionId == other.SessionId && Lines.SequenceEqual(other.Lines);
}

/// <param name="Rank">From 1.</param>
/// <param name="Mean">Null when nobody finally reviewed the application.</param>
public sealed record ProposalLine(int Rank, string Number, string ApplicationId, int VotesFor, MeanMark? Mean);
