using System.Globalization;
using System.Text;
using Territoires.Domain.Calls;

namespace Territoires.Web.Desk.Questions;

/// <summary>The key that a new section, question or answer takes from its words, so that nobody has to write one.</summary>
public static class QuestionKeys
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

    /// <summary>What is typed of the answers to choose among, one a line; a key of its own stands before a semicolon.</summary>
    public static IReadOnlyList<Option> Choices(string lines)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(line => line.Split(';', 2, StringSplitOptions.TrimEntries) is [var key, var label] && CallId.IsValid(key)
                    ? new Option(key, label)
                    : new Option(NewOf(line, "reponse", taken), line)),
        ];
    }

    public static string Lines(IReadOnlyList<Option> choices) =>
        string.Join(
            '\n', choices.Select(option => Of(option.Label, "reponse") == option.Key ? option.Label : $"{option.Key} ; {option.Label}"));
}
