using System.Text.RegularExpressions;

namespace Territoires.Tests.TestSupport;

/// <summary>
/// What French typography refuses in a text: straight apostrophes, signs parted from their word, quantities without their spaces.
/// </summary>
public static partial class FrenchTypography
{
    public static IEnumerable<string> Faults(string text)
    {
        foreach (var (rule, name) in Rules)
        {
            foreach (Match match in rule.Matches(text))
            {
                var from = Math.Max(0, match.Index - 30);
                yield return $"{name}: …{text[from..Math.Min(text.Length, match.Index + 30)].ReplaceLineEndings(" ").Trim()}…";
            }
        }
    }

    private static IEnumerable<(Regex Rule, string Name)> Rules =>
    [
        (Apostrophe(), "straight apostrophe"),
        (SpaceBefore(), "plain space before a sign"),
        (SpaceAfter(), "plain space after «"),
        (Quantity(), "quantity without its spaces"),
        (SplitNumber(), "plain space in a number"),
        (JoinedSentences(), "no space between two sentences"),
    ];

    [GeneratedRegex(@"\p{L}'\p{L}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Apostrophe();

    [GeneratedRegex(@"(?<=\S)[ \t\r\n]+(?:[:;?!](?=\s|$)|»)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex SpaceBefore();

    [GeneratedRegex(@"«[ \t\r\n]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SpaceAfter();

    /// <summary>Digits that count something: codes are followed by a comma, a bracket or nothing.</summary>
    [GeneratedRegex(
        @"(?<![\d\p{L}\-–.,/])\d{5,}(?=[ \u00a0\u202f](?:€|%|\p{L}))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quantity();

    /// <summary>Razor leaves out the space between an expression and the block that follows it.</summary>
    [GeneratedRegex(@"\p{Ll}\.\p{Lu}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JoinedSentences();

    [GeneratedRegex(
        @"(?<![\d\p{L}\-–.,/])\d{1,3}(?: \d{3})+(?=[ \u00a0\u202f](?:€|%|\p{L})|[.,])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SplitNumber();
}
