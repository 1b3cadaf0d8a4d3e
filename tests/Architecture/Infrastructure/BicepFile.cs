using System.Text.RegularExpressions;

namespace Territoires.Tests.Architecture.Infrastructure;

/// <summary>
/// A Bicep file, read as far as a test may without its compiler, which is not to be had here: comments and strings, brackets, parameters,
/// and what is passed to modules.
/// </summary>
internal sealed partial class BicepFile
{
    private BicepFile(string name, string text)
    {
        Name = name;
        Text = WithoutComments(text);
    }

    /// <summary>Path from the root of the repository.</summary>
    public string Name { get; }

    /// <summary>The file without its comments.</summary>
    public string Text { get; }

    /// <summary>Each parameter, and whether it may be left out.</summary>
    public IReadOnlyDictionary<string, bool> Parameters =>
        Parameter().Matches(Text).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Success, StringComparer.Ordinal);

    /// <summary>Parameters that a file of parameters gives.</summary>
    public IReadOnlyList<string> Given => [.. Gift().Matches(Text).Select(match => match.Groups["name"].Value)];

    public IReadOnlyList<string> SecureParameters => [.. Secure().Matches(Text).Select(match => match.Groups["name"].Value)];

    public IReadOnlyList<string> Outputs => [.. Output().Matches(Text).Select(match => match.Value)];

    /// <summary>Each module: its file, and the names of what it is passed.</summary>
    public IReadOnlyList<(string File, IReadOnlyList<string> Passed)> Modules =>
    [
        .. Module().Matches(Text).Select(match =>
            (match.Groups["file"].Value, (IReadOnlyList<string>)[.. Property().Matches(Block(match.Groups["params"].Index)).Select(property => property.Groups["name"].Value)])),
    ];

    public static BicepFile Read(params string[] path)
    {
        var file = Repo.At(path);
        return new BicepFile(Repo.Name(file), File.ReadAllText(file));
    }

    public static BicepFile Of(string text) => new("a text", text);

    public static IReadOnlyList<BicepFile> All() =>
        [.. Repo.Sources(Repo.At("infra"), "*.bicep").Concat(Repo.Sources(Repo.At("infra"), "*.bicepparam")).Select(file => new BicepFile(Repo.Name(file), File.ReadAllText(file)))];

    /// <summary>The first bracket that closes nothing or is never closed, in words; null when all do.</summary>
    public string? Unbalanced()
    {
        var open = new Stack<char>();
        foreach (var sign in Quoted().Replace(Text, "''"))
        {
            if (sign is '{' or '[' or '(')
            {
                open.Push(sign);
            }
            else if (sign is '}' or ']' or ')' && (!open.TryPop(out var opened) || (opened, sign) is not (('{', '}') or ('[', ']') or ('(', ')'))))
            {
                return $"a {sign} closes nothing";
            }
        }

        return open.TryPop(out var left) ? $"a {left} is never closed" : null;
    }

    /// <summary>What stands between the bracket at or after a place and the one that closes it.</summary>
    private string Block(int from)
    {
        var start = Text.IndexOf('{', from);
        var depth = 0;
        for (var at = start; at < Text.Length; at++)
        {
            depth += Text[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return Text[(start + 1)..at];
            }
        }

        return string.Empty;
    }

    /// <summary>No string of these files holds two slashes but an address, which a colon precedes.</summary>
    private static string WithoutComments(string text) => Comment().Replace(text, string.Empty);

    [GeneratedRegex(@"(?<!:)//.*$", RegexOptions.Multiline, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex("'[^'\n]*'", RegexOptions.None, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^param (?<name>\w+) \w+(?<value> = .+)?$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^param (?<name>\w+) = ", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Gift();

    [GeneratedRegex(@"^@secure\(\)\n(@\w+\(.*\)\n)*param (?<name>\w+) ", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Secure();

    [GeneratedRegex("^output .+$", RegexOptions.Multiline, 1000)]
    private static partial Regex Output();

    [GeneratedRegex(@"^module \w+ '(?<file>[^']+)' = \{\s+name: '[^']+'\s+(?<params>params): \{", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Module();

    [GeneratedRegex(@"^\s+(?<name>\w+):", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Property();
}
