using System.Text.RegularExpressions;
using Territoires.Tests.Architecture.Metadata;

namespace Territoires.Tests.Architecture.Walls;

/// <summary>The third wall: what happens knows neither HTTP nor functions, and says nothing to people.</summary>
public sealed partial class CoreWallTests
{
    private const string Core = "Territoires.Core";
    private static readonly string Folder = Repo.At("src", Core);

    [Fact]
    public void The_core_names_no_type_of_http_nor_of_functions()
    {
        using var core = AssemblyFile.Open(Core);

        core.References.Where(IsOfTheEdge).ShouldBeEmpty();
        core.ForeignTypes.Where(type => IsOfTheEdge(type.Type)).Select(type => type.Type).ShouldBeEmpty();
    }

    /// <summary>French is the language of the site. A text with an accent is for people, and has its place where people are answered.</summary>
    [Fact]
    public void The_core_has_no_sentence_in_french()
    {
        using var core = AssemblyFile.Open(Core);

        core.Texts.Where(text => text.Any(letter => letter is >= 'À' and <= 'ſ' && char.IsLetter(letter))).ShouldBeEmpty();
    }

    /// <summary>Usings are exactly what a file needs, because one too many does not compile: so they draw the graph.</summary>
    [Fact]
    public void Folders_of_the_core_do_not_know_each_other_both_ways()
    {
        var graph = Graph();

        graph.Count.ShouldBeGreaterThan(5);
        Cycle(graph).ShouldBeNull();
    }

    [Fact]
    public void What_stands_in_no_folder_of_the_core_is_known_by_all_and_knows_none_but_where_services_are_listed() =>
        Repo.Sources(Folder, "*.cs").Where(file => Path.GetDirectoryName(file) == Folder && Knows(file).Any()).Select(Path.GetFileName).ShouldBe(["CoreServices.cs"]);

    [Fact]
    public void A_circle_of_folders_is_seen() =>
        Cycle(new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal)
        {
            ["Calls"] = new HashSet<string> { "Storage" },
            ["Storage"] = new HashSet<string> { "Effects" },
            ["Effects"] = new HashSet<string> { "Calls" },
        }).ShouldBe("Calls → Storage → Effects → Calls");

    private static bool IsOfTheEdge(string name) =>
        name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Azure.Functions.", StringComparison.Ordinal)
        || name.StartsWith("Territoires.Functions", StringComparison.Ordinal);

    private static Dictionary<string, IReadOnlySet<string>> Graph() => Repo.Sources(Folder, "*.cs")
        .Where(file => Path.GetDirectoryName(file) != Folder)
        .GroupBy(file => Path.GetRelativePath(Folder, file).Split(Path.DirectorySeparatorChar)[0], StringComparer.Ordinal)
        .ToDictionary(folder => folder.Key, folder => (IReadOnlySet<string>)folder.SelectMany(Knows).Where(known => known != folder.Key).ToHashSet(), StringComparer.Ordinal);

    private static IEnumerable<string> Knows(string file) => Known().Matches(File.ReadAllText(file)).Select(match => match.Groups["folder"].Value);

    /// <summary>A way from a folder back to itself; null when there is none.</summary>
    private static string? Cycle(Dictionary<string, IReadOnlySet<string>> graph)
    {
        string? From(string start, string at, IReadOnlyList<string> way) => graph.GetValueOrDefault(at, new HashSet<string>()).Order(StringComparer.Ordinal)
            .Select(next => next == start ? string.Join(" → ", [.. way, next]) : way.Contains(next) ? null : From(start, next, [.. way, next]))
            .FirstOrDefault(found => found is not null);

        return graph.Keys.Select(folder => From(folder, folder, [folder])).FirstOrDefault(found => found is not null);
    }

    [GeneratedRegex(@"\bTerritoires\.Core\.(?<folder>\w+)\b(?=.*;)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Known();
}
