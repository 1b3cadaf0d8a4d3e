using Territoires.Domain.Selection;

namespace Territoires.Domain.Jury;

/// <summary>What the marks of one application add up to, in whole numbers: its means are exact fractions.</summary>
/// <param name="Sum">Sum of the weighted marks, each in hundredths of a point.</param>
/// <param name="Count">How many marks there are; nought when nobody finally reviewed the application.</param>
/// <param name="Criteria">Sum of the scores on each criterion, in the order of the grid.</param>
public sealed record ItemMarks(int Sum, int Count, IReadOnlyList<int> Criteria)
{
    /// <summary>Null when nobody finally reviewed the application.</summary>
    public MeanMark? Mean => Count == 0 ? null : new MeanMark(Sum, Count);

    /// <summary>The marks of the jurors who did not step aside from the item.</summary>
    public static ItemMarks Of(AgendaItem item) => Of(Counted(item));

    /// <summary>The lowest and the highest of them, in hundredths of a point; null when there is none.</summary>
    public static (int Lowest, int Highest)? SpreadOf(AgendaItem item) => Counted(item) is { Length: > 0 } counted
        ? (counted.Min(mark => mark.Mark), counted.Max(mark => mark.Mark))
        : null;

    public static ItemMarks Of(IReadOnlyList<JurorMark> marks) => new(
        marks.Sum(mark => mark.Mark),
        marks.Count,
        marks.Count == 0
            ? []
            : [.. Enumerable.Range(0, marks[0].Scores.Count).Select(criterion => marks.Sum(mark => mark.Scores[criterion]))]);

    private static JurorMark[] Counted(AgendaItem item) =>
        [.. (item.Marks ?? []).Where(mark => !item.Recused.Contains(mark.JurorId))];

    /// <summary>Compares sum by sum, which the equality of records with a list does not.</summary>
    public bool Equals(ItemMarks? other) =>
        other is not null && Sum == other.Sum && Count == other.Count && Criteria.SequenceEqual(other.Criteria);

    public override int GetHashCode() => HashCode.Combine(Sum, Count, Criteria.Count);
}
