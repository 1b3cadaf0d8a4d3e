namespace Territoires.Tests.Architecture.Platform;

/// <summary>The register of what the platform asks stays true: what it names exists, and no rule is left without an answer.</summary>
public sealed class RuleRegisterTests
{
    /// <summary>How many rules are known; a new one is a line more, and a line is not dropped in silence.</summary>
    private const int Rules = 73;

    private static readonly IReadOnlyList<PlatformRule> Register = PlatformRule.In(File.ReadAllText(Repo.At("infra", "platform-rules.md")));

    [Fact]
    public void Every_rule_is_kept_somewhere_or_says_why_it_is_not()
    {
        Register.Count.ShouldBe(Rules);
        Register.GroupBy(rule => rule.Id).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty();
        Register.Where(rule => !rule.IsAnswered).Select(rule => rule.Id).ShouldBeEmpty();
    }

    [Fact]
    public void The_files_that_the_register_names_exist() =>
        Register.SelectMany(rule => rule.Files.Where(file => !IsThere(file)).Select(file => $"{rule.Id}: {file}")).ShouldBeEmpty();

    [Fact]
    public void The_tests_that_the_register_names_exist()
    {
        var sources = Repo.Sources(Repo.At("tests"), "*.cs")
            .ToLookup(file => Path.GetFileNameWithoutExtension(file)!, File.ReadAllText, StringComparer.Ordinal);

        Register.SelectMany(
            rule => rule.Tests.Where(test => !IsIn(sources[test.Class], test.Method))
                .Select(test => $"{rule.Id}: {test.Class}.{test.Method}")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("| H1 | a | `NoSuchTests.No_test` |", true)]
    [InlineData("| H1 | a | in the code |", false)]
    [InlineData("| H1 | a | Not kept: no. |", false)]
    [InlineData("| H1 | a | Not kept: nothing of the app sends events of that kind, so there is nothing to hold. |", true)]
    public void A_line_without_an_answer_is_seen(string line, bool answered) =>
        PlatformRule.In(line).ShouldHaveSingleItem().IsAnswered.ShouldBe(answered);

    private static bool IsThere(string path) => File.Exists(Repo.At(path.Split('/'))) || Directory.Exists(Repo.At(path.Split('/')));

    private static bool IsIn(IEnumerable<string> sources, string method) =>
        sources.Any(source => source.Contains($" {method}(", StringComparison.Ordinal));
}
