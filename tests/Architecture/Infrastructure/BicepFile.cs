using System.Text.RegularExpressions;

namespace Territoires.Tests.Architecture.Infrastructure;

/// <summary>
/// The text of a Bicep file without its comments: what the compiler cannot know, above all how it fits the app, is looked up in it.
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

    public IReadOnlyList<string> SecureParameters => [.. Secure().Matches(Text).Select(match => match.Groups["name"].Value)];

    public IReadOnlyList<string> Outputs => [.. Output().Matches(Text).Select(match => match.Value)];

    public static BicepFile Read(params string[] path)
    {
        var file = Repo.At(path);
        return new BicepFile(Repo.Name(file), File.ReadAllText(file));
    }

    public static IReadOnlyList<BicepFile> All() =>
        [.. Repo.Sources(Repo.At("infra"), "*.bicep").Concat(Repo.Sources(Repo.At("infra"), "*.bicepparam")).Select(
            file => new BicepFile(Repo.Name(file), File.ReadAllText(file)))];

    /// <summary>No string of these files holds two slashes but an address, which a colon precedes.</summary>
    private static string WithoutComments(string text) => Comment().Replace(text, string.Empty);

    [GeneratedRegex(@"(?<!:)//.*$", RegexOptions.Multiline, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^@secure\(\)\n(@\w+\(.*\)\n)*param (?<name>\w+) ", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Secure();

    [GeneratedRegex("^output .+$", RegexOptions.Multiline, 1000)]
    private static partial Regex Output();
}
