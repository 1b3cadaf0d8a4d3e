using System.Globalization;
using Territoires.Core.Reviews;
using Territoires.Domain.Instruction;

namespace Territoires.Web.Juror;

/// <summary>
/// A review as a juror typed it: criterion key to what they ticked. Whatever happens to the act, it is shown again as typed.
/// </summary>
public sealed record ReviewForm(IReadOnlyDictionary<string, string> Scores, string Comment)
{
    private const string Prefix = "scores-";

    /// <summary>Off every grid: what is no whole number is refused by the decision, beside its field.</summary>
    private const int NoScore = -1;

    public static ReviewForm Of(ReviewState? review) => review is null
        ? new(new Dictionary<string, string>(), string.Empty)
        : new(review.Scores.ToDictionary(score => score.Key, score => score.Value.ToString(CultureInfo.InvariantCulture)), review.Comment);

    public static ReviewForm Of(IFormCollection form) => new(
        form.Keys.Where(key => key.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(key => key[Prefix.Length..], key => form[key].ToString()),
        form["comment"].ToString().ReplaceLineEndings("\n"));

    public static string FieldOf(string criterion) => Prefix + criterion;

    public string? ScoreOf(string criterion) => Scores.GetValueOrDefault(criterion);

    public ReviewRequest ToRequest(bool final) => new(
        Scores.ToDictionary(
            score => score.Key, score =>
                int.TryParse(score.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : NoScore),
        Comment,
        final);

    /// <summary>The same review with what is saved wherever these faults are.</summary>
    public ReviewForm Without(IReadOnlyList<Fault> faults, ReviewForm saved)
    {
        var named = faults.Select(fault => fault.Field).ToHashSet(StringComparer.Ordinal);
        return new ReviewForm(
            Scores.Where(score => !IsNamed(score.Key)).Concat(saved.Scores.Where(score => IsNamed(score.Key)))
                .ToDictionary(StringComparer.Ordinal),
            named.Contains("comment") ? saved.Comment : Comment);

        bool IsNamed(string criterion) => named.Contains($"scores.{criterion}");
    }

    /// <summary>True when the review says this already: a second click on the same button.</summary>
    public bool IsSavedIn(ReviewState? review) =>
        review is not null
        && review.Comment == Comment
        && review.Scores.Count == Scores.Count
        && Of(review).Scores.All(score => ScoreOf(score.Key) == score.Value);
}
