using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;
using Territoires.Domain.Jury;

namespace Territoires.Domain.Selection;

/// <summary>From scores to marks, in whole numbers only: no rounding happens before the display.</summary>
public static class WeightedMark
{
    /// <summary>Σ weight × score of a complete review, in hundredths of a point: 0 to 500, since the weights add up to 100.</summary>
    public static int Of(IReadOnlyDictionary<string, int> scores, IReadOnlyList<Criterion> grid) =>
        grid.Sum(criterion => criterion.Weight * scores[criterion.Key]);

    /// <summary>The marks of the final reviews of one application, sorted by juror.</summary>
    public static IReadOnlyList<JurorMark> Marks(
        IEnumerable<ReviewState> reviews, ListedApplication application, IReadOnlyList<Criterion> grid) =>
    [
        // A juror who stepped aside after reviewing takes no part, hence their marks neither (CRPA R133-12).
        .. reviews
            .Where(review => review.IsFinal && review.ApplicationId == application.Id && !application.IsRecused(review.JurorId))
            .OrderBy(review => review.JurorId, StringComparer.Ordinal)
            .Select(review =>
                new JurorMark(review.JurorId, Of(review.Scores, grid), [.. grid.Select(criterion => review.Scores[criterion.Key])])),
    ];
}
