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

    /// <summary>Whether a text is a key and no words: small letters without accents, digits, hyphens.</summary>
    public static bool IsKey(string text) =>
        text.Length > 0 && text.All(sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign == '-');

    /// <summary>A key that ends in a number: <c>siege-12</c> and <c>s12</c>; the number is null for one that does not.</summary>
    public static (string Word, string? Number) Numbered(string key)
    {
        var word = key.TrimEnd("0123456789".ToCharArray());
        return word.Length == key.Length ? (key, null) : (word.TrimEnd('-'), key[word.Length..]);
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
