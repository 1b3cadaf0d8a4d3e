using Territoires.Domain.Calls;

namespace Territoires.Domain.Instruction;

/// <summary>Whether scores are on the grid. Missing ones are no fault: a review is written in several sittings.</summary>
public static class ReviewCheck
{
    public const int MaxComment = 4000;

    public static IReadOnlyList<Fault> Faults(ReviewFact.ReviewWritten written, IReadOnlyList<Criterion> grid)
    {
        var faults = new List<Fault>();
        foreach (var (key, score) in written.Scores)
        {
            if (!grid.Any(criterion => criterion.Key == key))
            {
                faults.Add(new Fault($"scores.{key}", "Ce critère n’est pas dans la grille de l’appel."));
            }
            else if (score is < 0 or > Criterion.MaxScore)
            {
                faults.Add(new Fault($"scores.{key}", $"Donnez une note entière de 0 à {Criterion.MaxScore}."));
            }
        }

        if (written.Comment.Length > MaxComment)
        {
            faults.Add(new Fault(
                "comment",
                $"Ce commentaire compte {written.Comment.Length} caractères ; il en faut {FrenchNumber.Of(MaxComment)} au plus."));
        }

        return faults;
    }
}
