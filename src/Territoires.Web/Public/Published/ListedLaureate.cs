using System.Globalization;
using System.Text;
using Territoires.Web.Answers;

namespace Territoires.Web.Public.Published;

/// <summary>A laureate of a list, and the last part of the address of its page.</summary>
public sealed record ListedLaureate(string Slug, LaureateAnswer Laureate)
{
    private const int LongestSlug = 80;

    /// <summary>
    /// Each laureate under its name in plain letters, e.g. <c>cc-des-coevrons</c>: an address that stays when another laureate
    /// joins or leaves the list. Of two that read the same, the second in the order of the list ends in -2.
    /// </summary>
    public static IReadOnlyList<ListedLaureate> Of(IEnumerable<LaureateAnswer> laureates)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var listed = new List<ListedLaureate>();
        foreach (var laureate in laureates)
        {
            var plain = Plain(laureate.Name);
            var slug = plain;
            for (var n = 2; !taken.Add(slug); n++)
            {
                slug = string.Create(CultureInfo.InvariantCulture, $"{plain}-{n}");
            }

            listed.Add(new ListedLaureate(slug, laureate));
        }

        return listed;
    }

    private static string Plain(string name)
    {
        var slug = new StringBuilder();
        var unbound = name.Replace("œ", "oe", StringComparison.OrdinalIgnoreCase).Replace("æ", "ae", StringComparison.OrdinalIgnoreCase);
        foreach (var letter in unbound.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(char.ToLowerInvariant(letter));
            }
            else if (char.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var plain = slug.ToString(0, Math.Min(slug.Length, LongestSlug)).Trim('-');
        return plain.Length > 0 ? plain : "laureat";
    }
}
