using System.Text.RegularExpressions;

namespace Territoires.Tests.Architecture.Platform;

/// <summary>A line of <c>infra/platform-rules.md</c>: what the platform asks, and where it is kept or why it is not.</summary>
/// <param name="Id">Our own number.</param>
/// <param name="Rule">What is asked.</param>
/// <param name="Kept">Tests as <c>Class.Method</c>, files by their path, and words.</param>
internal sealed partial record PlatformRule(string Id, string Rule, string Kept)
{
    /// <summary>How a line says that nothing keeps the rule; the reason follows.</summary>
    public const string NotKept = "Not kept:";

    private const int ShortestReason = 40;

    private IEnumerable<string> Named => Backticked().Matches(Kept).Select(match => match.Groups["text"].Value);

    public IEnumerable<string> Files =>
        Named.Where(text => text.Contains('/', StringComparison.Ordinal) && !text.Contains(' ', StringComparison.Ordinal));

    public IEnumerable<(string Class, string Method)> Tests =>
        Named.Where(text => TestName().IsMatch(text)).Select(
            text => (text[..text.IndexOf('.', StringComparison.Ordinal)], text[(text.IndexOf('.', StringComparison.Ordinal) + 1)..]));

    /// <summary>Something keeps it, or the line says why nothing does.</summary>
    public bool IsAnswered =>
        Kept.StartsWith(NotKept, StringComparison.Ordinal) ? Kept.Length > NotKept.Length + ShortestReason : Files.Any() || Tests.Any();

    /// <summary>The lines of every table whose first column is a number of ours.</summary>
    public static IReadOnlyList<PlatformRule> In(string markdown) =>
    [
        .. Line().Matches(markdown)
        .Select(match => new PlatformRule(match.Groups["id"].Value, match.Groups["rule"].Value.Trim(), match.Groups["kept"].Value.Trim())),
    ];

    [GeneratedRegex(
        @"^\| (?<id>[A-Z]\d+) \| (?<rule>[^|]+) \| (?<kept>[^|]+) \|\s*$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Line();

    [GeneratedRegex("`(?<text>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Backticked();

    /// <summary>Names of tests are sentences: an underscore tells them from a member of the app.</summary>
    [GeneratedRegex(@"^[A-Z]\w+\.[A-Z][A-Za-z0-9]*_\w+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TestName();
}
