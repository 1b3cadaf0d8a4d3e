using System.Text.RegularExpressions;
using Territoires.Benchmarks.Scale;
using Territoires.Cli;

namespace Territoires.Functions.Tests.Benchmarks;

/// <summary><c>infra/scale.md</c> states numbers: each is one that the simulation prints today.</summary>
public sealed partial class ScalePageTests
{
    private const string Start = "<!-- ./dev bench scale -->";
    private const string End = "<!-- end of ./dev bench scale -->";

    /// <summary>Some seconds of work: done once.</summary>
    private static readonly string Printed = string.Join('\n', ScaleReport.Lines());

    private static readonly string Page = File.ReadAllText(Path.Combine(Checkout.Root, "infra", "scale.md"));

    /// <summary>With <c>./dev accept</c> the tables of the page become what is printed now.</summary>
    [Fact]
    public void The_tables_of_the_page_are_what_the_simulation_prints()
    {
        if (Environment.GetEnvironmentVariable("TERRITOIRES_ACCEPT") == "1")
        {
            File.WriteAllText(Path.Combine(Checkout.Root, "infra", "scale.md"), $"{Before}{Start}\n\n{Printed}\n\n{End}{After}");
            return;
        }

        Tables.Trim().ShouldBe(Printed);
    }

    /// <summary>Numbers in words, dates and names aside: whatever has two digits or more.</summary>
    [Fact]
    public void The_text_of_the_page_states_no_other_number()
    {
        var printed = Number().Matches(Printed).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        var stated = Number().Matches(Before + After).Select(match => match.Value).ToList();

        stated.ShouldNotBeEmpty();
        stated.Except(printed).ShouldBeEmpty();
    }

    private static string Before => Page[..Page.IndexOf(Start, StringComparison.Ordinal)];

    private static string Tables => Page[(Before.Length + Start.Length)..Page.IndexOf(End, StringComparison.Ordinal)];

    private static string After => Page[(Page.IndexOf(End, StringComparison.Ordinal) + End.Length)..];

    [GeneratedRegex(@"\d[\d,.]*\d", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
