namespace Territoires.Domain.Selection;

/// <summary>The applications by their means alone. It decides nothing: the jury votes.</summary>
/// <param name="TiedAtCut">The numbers of those whose equal means stand on both sides of the last place; empty when there are none.</param>
/// <param name="CountsDiffer">True when some means are of more reviews than others: they are then to be compared with care.</param>
public sealed record Ranking(IReadOnlyList<RankedApplication> Lines, IReadOnlyList<string> TiedAtCut, bool CountsDiffer)
{
    private static readonly Comparer<MeanMark?> ByMean = Comparer<MeanMark?>.Create(MeanMark.Compare);

    /// <param name="applications">In the order in which equal means are listed.</param>
    /// <param name="places">How many laureates there can be.</param>
    public static Ranking Of(IEnumerable<(string Number, MeanMark? Mean)> applications, int places)
    {
        var sorted = applications.OrderByDescending(application => application.Mean, ByMean).ToArray();
        var marked = sorted.Where(application => application.Mean is not null).ToArray();
        var lines = sorted.Select(application =>
        {
            var equal = marked.Count(other => MeanMark.Compare(other.Mean, application.Mean) == 0);
            var before = marked.Count(other => MeanMark.Compare(other.Mean, application.Mean) > 0);
            return new RankedApplication(application.Mean is null ? null : before + 1, application.Number, application.Mean, equal > 1);
        });
        return new Ranking(
            [.. lines], TiedAt(marked, places), marked.Select(application => application.Mean!.Count).Distinct().Count() > 1);
    }

    private static IReadOnlyList<string> TiedAt((string Number, MeanMark? Mean)[] marked, int places) =>
        places > 0 && marked.Length > places && MeanMark.Compare(marked[places - 1].Mean, marked[places].Mean) == 0
            ? [.. marked.Where(other => MeanMark.Compare(other.Mean, marked[places].Mean) == 0).Select(other => other.Number)]
            : [];
}

/// <param name="Rank">From 1, shared by equal means; null for an application that nobody finally reviewed: it is not ranked.</param>
/// <param name="IsTied">True when another has the same mean.</param>
public sealed record RankedApplication(int? Rank, string Number, MeanMark? Mean, bool IsTied);
