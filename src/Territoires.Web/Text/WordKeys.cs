using System.Globalization;
using System.Text;

namespace Territoires.Web.Text;

/// <summary>The key that a new section, question, criterion or answer takes from its words, so that nobody has to write one.</summary>
public static class WordKeys
{
    private const int Longest = 50;

    /// <summary>« État du site » is <c>etat-du-site</c>; what has no letter at all is <paramref name="otherwise"/>.</summary>
    public static string Of(string words, string otherwise)
    {
        var key = new StringBuilder();
        foreach (var sign in words.ToLowerInvariant().Replace("œ", "oe", StringComparison.Ordinal).Replace(
            "æ", "ae", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(sign))
            {
                key.Append(sign);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark && key.Length > 0 && key[^1] != '-')
            {
                key.Append('-');
            }
        }

        var text = key.ToString(0, Math.Min(key.Length, Longest)).Trim('-');
        return text.Length > 0 ? text : otherwise;
    }

    /// <summary>The same, and free: the second « Coût » is <c>cout-2</c>. The key is taken from then on.</summary>
    public static string NewOf(string words, string otherwise, ISet<string> taken)
    {
        var key = Of(words, otherwise);
        var free = key;
        for (var next = 2; !taken.Add(free); next++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{key}-{next}");
        }

        return free;
    }
}
