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

    /// <summary>
    /// French is the language of the site. A text with an accent is for people, and has its place where people are answered.
    /// </summary>
    [Fact]
    public void The_core_has_no_sentence_in_french()
    {
        using var core = AssemblyFile.Open(Core);

        core.Texts.Where(text => text.Any(letter => letter is >= 'À' and <= 'ſ' && char.IsLetter(letter))).ShouldBeEmpty();
    }

    [Fact]
    public void What_stands_in_no_folder_of_the_core_is_known_by_all_and_knows_none_but_where_services_are_listed() =>
        Repo.Sources(Folder, "*.cs").Where(file => Path.GetDirectoryName(file) == Folder && Knows(file).Any()).Select(Path.GetFileName)
            .ShouldBe(["CoreServices.cs"]);

    private static bool IsOfTheEdge(string name) =>
        name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.Azure.Functions.", StringComparison.Ordinal)
        || name.StartsWith("Territoires.Functions", StringComparison.Ordinal);

    private static IEnumerable<string> Knows(string file) =>
        Known().Matches(File.ReadAllText(file)).Select(match => match.Groups["folder"].Value);

    [GeneratedRegex(@"\bTerritoires\.Core\.(?<folder>\w+)\b(?=.*;)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Known();
}
