using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;
using Territoires.Domain.Selection;

namespace Territoires.Web.Answers;

/// <summary>A review, to its juror or to whoever runs the call.</summary>
/// <param name="Mark">Σ weight × score in hundredths of a point, 0 to 500; null while it is not final.</param>
public sealed record ReviewAnswer(
    string Application, string Juror, IReadOnlyDictionary<string, int> Scores, string Comment, bool Final, int? Mark, bool Fictitious)
{
    public static ReviewAnswer Of(ReviewState review, CallState call) => new(
        review.ApplicationId,
        review.JurorId,
        review.Scores,
        review.Comment,
        review.IsFinal,
        review.IsFinal ? WeightedMark.Of(review.Scores, call.Rules.Grid) : null,
        call.Rules.Fictitious);
}
