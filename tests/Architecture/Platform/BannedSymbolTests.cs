using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Territoires.Tests.Architecture.Platform;

/// <summary>A banned symbol that is misspelt bans nothing, without a word.</summary>
public sealed partial class BannedSymbolTests
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;

    private static readonly IReadOnlyList<string> Platform =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(
            path => Path.GetFileNameWithoutExtension(path)!)
            .Where(name => name.StartsWith("System.", StringComparison.Ordinal)
                || name.StartsWith("Microsoft.AspNetCore.Http", StringComparison.Ordinal)
                || name.StartsWith("Microsoft.Extensions.Caching", StringComparison.Ordinal))];

    public static TheoryData<string> Projects => ["Territoires.Orchestrations", "Territoires.Functions"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_banned_symbol_exists_and_says_what_to_take_instead(string project)
    {
        var symbols = File.ReadAllLines(Repo.At("src", project, "BannedSymbols.txt")).Select(line => Symbol().Match(line)).ToList();

        symbols.ShouldNotBeEmpty();
        symbols.Where(symbol => !symbol.Success || !Exists(symbol.Groups["kind"].Value, symbol.Groups["name"].Value))
            .Select(symbol => symbol.Value).ShouldBeEmpty();
        XDocument.Load(Repo.At("src", project, $"{project}.csproj")).Descendants("AdditionalFiles")
            .Select(item => item.Attribute("Include")!.Value).ShouldContain("BannedSymbols.txt");
    }

    [Theory]
    [InlineData("Territoires.Core")]
    [InlineData("Territoires.Web")]
    public void What_is_banned_in_functions_is_banned_in_what_they_run(string project) =>
        XDocument.Load(Repo.At("src", project, $"{project}.csproj")).Descendants("AdditionalFiles")
            .Select(item => item.Attribute("Include")!.Value).ShouldBe(["../Territoires.Functions/BannedSymbols.txt"]);

    [Theory]
    [InlineData("P", "System.DateTime.UtcNov")]
    [InlineData("T", "System.TimeProvder")]
    [InlineData("M", "System.Threading.Tasks.Task.Ruin")]
    public void A_misspelt_symbol_is_seen(string kind, string name) => Exists(kind, name).ShouldBeFalse();

    private static bool Exists(string kind, string name)
    {
        var (type, member) = kind == "T" ? (name, null) : (name[..name.LastIndexOf('.')], name[(name.LastIndexOf('.') + 1)..]);
        return Find(type) is { } found && (member is null || found.GetMember(member, Everything).Length > 0);
    }

    private static Type? Find(string name) =>
        Type.GetType(name) ?? Platform.Select(assembly => Type.GetType($"{name}, {assembly}")).FirstOrDefault(type => type is not null);

    [GeneratedRegex(@"^(?<kind>[TPM]):(?<name>[\w.]+(`\d+)?(\.\w+)?)(``\d+)?(\([^;]*\))?;.{10,}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Symbol();
}
