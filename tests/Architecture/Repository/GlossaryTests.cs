using System.Text.RegularExpressions;

namespace Territoires.Tests.Architecture.Repository;

/// <summary>The glossary names things that exist in the code, under the names that it gives.</summary>
public sealed partial class GlossaryTests
{
    [Fact]
    public async Task Every_word_of_the_glossary_is_the_name_of_a_type()
    {
        var words = (await File.ReadAllTextAsync(Repo.At("infra/glossary.md"))).Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| code", StringComparison.Ordinal))
            .SelectMany(line => line.Split('|', StringSplitOptions.TrimEntries) is [_, var left, _, _, var right, ..]
                ? new[] { left, right }
                : [])
            .SelectMany(cell => cell.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .ToArray();
        var types = typeof(Functions.Program).Assembly.GetTypes().Concat(typeof(Web.Pipeline).Assembly.GetTypes())
            .Concat(typeof(Role).Assembly.GetTypes()).Concat(typeof(Domain.Fault).Assembly.GetTypes())
            .Select(type => Generic().Replace(type.Name, string.Empty))
            .ToHashSet(StringComparer.Ordinal);

        words.Length.ShouldBeGreaterThan(10);
        words.Where(word => !types.Any(type => type == word || type.StartsWith(word, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [GeneratedRegex("`[0-9]+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Generic();
}
