using System.Globalization;

namespace Territoires.Domain.Selection;

/// <summary>
/// The mean of the marks of one application, kept as an exact fraction: two means are equal or not, whatever a rounding
/// would make of them, and anyone who recomputes the ranking finds the same.
/// </summary>
/// <param name="Sum">Sum of the marks, each in hundredths of a point (0 to 500).</param>
/// <param name="Count">Number of marks, at least 1.</param>
public sealed record MeanMark(int Sum, int Count)
{
    /// <summary>What people read: two decimals, half up, with the French comma, e.g. <c>4,27</c>.</summary>
    public string Display
    {
        get
        {
            var hundredths = ((2L * Sum) + Count) / (2L * Count);
            return string.Create(CultureInfo.InvariantCulture, $"{hundredths / 100},{hundredths % 100:00}");
        }
    }

    /// <summary>Negative, zero or positive as a sort expects; no mark at all is below every mark, even nought.</summary>
    public static int Compare(MeanMark? left, MeanMark? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        _ => ((long)left.Sum * right.Count).CompareTo((long)right.Sum * left.Count),
    };
}
