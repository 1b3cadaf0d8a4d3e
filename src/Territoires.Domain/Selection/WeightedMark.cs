using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;

namespace Territoires.Domain.Selection;

/// <summary>From scores to marks, in whole numbers only: no rounding happens before the display.</summary>
public static class WeightedMark
{
    /// <summary>Σ weight × score of a complete review, in hundredths of a point: 0 to 500, since the weights add up to 100.</summary>
    public static int Of(IReadOnlyDictionary<string, int> scores, IReadOnlyList<Criterion> grid) =>
        grid.Sum(criterion => criterion.Weight * scores[criterion.Key]);

    /// <summary>The mean of the final reviews of one application; null when there is none.</summary>
    public static MeanMark? Mean(IEnumerable<ReviewState> reviews, ApplicationState application, IReadOnlyList<Criterion> grid)
    {
        // A juror who stepped aside after reviewing takes no part, hence their marks neither (CRPA R133-12).
        int[] marks =
        [
            .. reviews
                .Where(review => review.IsFinal && review.ApplicationId == application.Id && !application.IsRecused(review.JurorId))
                .Select(review => Of(review.Scores, grid)),
        ];
        return marks.Length == 0 ? null : new MeanMark(marks.Sum(), marks.Length);
    }

    /// <summary>The mean by application id; an application that nobody finally reviewed is absent.</summary>
    public static IReadOnlyDictionary<string, MeanMark> Means(IEnumerable<ReviewState> reviews, IEnumerable<ApplicationState> applications, IReadOnlyList<Criterion> grid)
    {
        var byApplication = reviews.ToLookup(review => review.ApplicationId);
        var means = new Dictionary<string, MeanMark>();
        foreach (var application in applications)
        {
            if (Mean(byApplication[application.Id], application, grid) is { } mean)
            {
                means.Add(application.Id, mean);
            }
        }

        return means;
    }
}
