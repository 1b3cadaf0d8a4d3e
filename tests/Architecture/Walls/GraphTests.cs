using System.Text.RegularExpressions;
using Territoires.Tests.Architecture.Metadata;

namespace Territoires.Tests.Architecture.Walls;

/// <summary>Nothing knows what knows it: one can be read, and changed, before the other.</summary>
public sealed partial class GraphTests
{
    private const string Core = "Territoires.Core";

    public static TheoryData<string> Assemblies =>
    [
        .. new[] { Core, "Territoires.Web" }.Where(name => Directory.Exists(Repo.At("src", name))),
    ];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void No_two_folders_know_each_other_both_ways(string assembly)
    {
        var graph = Folders(assembly);

        graph.Count.ShouldBeGreaterThan(5);
        graph.BothWays.ShouldBeEmpty(graph.ToString());
    }

    [Fact]
    public void The_folders_of_the_core_are_in_order() => Folders(Core).Circle.ShouldBeNull(Folders(Core).ToString());

    [Fact]
    public void No_two_projects_know_each_other_both_ways()
    {
        var (sources, tests) = (References("src").ToList(), References("tests").ToList());
        var graph = new Graph(sources.Concat(tests));

        graph.Count.ShouldBeGreaterThan(5);
        graph.Circle.ShouldBeNull(graph.ToString());
        sources.Where(edge => tests.Any(test => test.From == edge.To)).ShouldBeEmpty("the app knows its tests");
    }

    [Fact]
    public void A_circle_and_a_pair_are_seen_at_the_depth_where_they_part()
    {
        var graph = Graph.OfFolders("App",
        [
            ("App.Calls", "App.Storage"), ("App.Storage", "App.Effects.Queues"), ("App.Effects", "App.Calls"),
            ("App.Desk.Panel", "App.Desk"), ("App.Desk", "App.Desk.Panel"), ("App", "App.Calls"), ("App.Calls", "System"),
        ]);

        graph.Circle.ShouldBe("Calls → Storage → Effects → Calls");
        graph.BothWays.ShouldBe(["Desk/. ↔ Desk/Panel"]);
        graph.ToString().ShouldStartWith("Calls → Storage\nDesk/. → Desk/Panel");
    }

    /// <summary>
    /// From what is compiled; a constant leaves nothing there, so that what a file imports counts too: one import too many does not
    /// compile.
    /// </summary>
    private static Graph Folders(string assembly)
    {
        var imports = Repo.Sources(Repo.At("src", assembly), "*.cs").Select(File.ReadAllText).SelectMany(source => Import().Matches(source)
            .Select(match => (Namespace().Match(source).Groups["name"].Value, match.Groups["name"].Value)));
        using var file = AssemblyFile.Open(assembly);
        return Graph.OfFolders(assembly, file.Knowledge().Concat(imports).ToList());
    }

    private static IEnumerable<(string From, string To)> References(string folder) => Repo.Sources(Repo.At(folder), "*.csproj")
        .SelectMany(project => Reference().Matches(File.ReadAllText(project))
            .Select(match => (Path.GetFileNameWithoutExtension(project), match.Groups["project"].Value)));

    [GeneratedRegex(@"^using (static )?(?<name>[\w.]+);", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Import();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Namespace();

    [GeneratedRegex("""<ProjectReference Include="[^"]*?(?<project>[\w.]+)\.csproj""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();
}
