using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Territoires.Tests.Architecture.Platform;

/// <summary>The real packages cannot be restored here: their pins are held to the listings that the app is written against.</summary>
public sealed partial class PackagePinTests
{
    private static readonly XDocument Pins = XDocument.Load(Repo.At("Directory.Packages.props"));

    [Fact]
    public void The_real_packages_are_pinned_in_one_group_on_one_condition()
    {
        Pins.Descendants().Where(element => element.Attribute("Condition") is not null).ShouldHaveSingleItem().ShouldBe(Azure);
        Azure.Attribute("Condition")!.Value.ShouldBe("'$(TerritoiresHost)' == 'azure'");
        Pins.Descendants("PackageVersion").Where(pin => pin.Parent != Azure && IsOfTheRuntime(Id(pin))).Select(Id).ShouldBeEmpty();
    }

    /// <summary>Without one the first restore of the azure build stops.</summary>
    [Fact]
    public void Every_package_that_a_project_names_for_its_runtime_is_pinned()
    {
        var pinned = Pins.Descendants("PackageVersion").Select(Id).ToHashSet(StringComparer.Ordinal);
        var named = Repo.Sources(Repo.At("src"), "*.csproj").SelectMany(file => XDocument.Load(file).Descendants("RuntimeReference")).Select(item => item.Attribute("Include")!.Value).ToList();

        named.Count.ShouldBeGreaterThanOrEqualTo(10);
        named.Where(name => !pinned.Contains(name)).ShouldBeEmpty();
    }

    [Fact]
    public void Each_says_where_its_number_comes_from() =>
        Azure.Elements("PackageVersion")
            .Where(pin => pin.NodesAfterSelf().SkipWhile(node => node is XText).FirstOrDefault() is not XComment { Value.Length: > 20 })
            .Select(Id).ShouldBeEmpty();

    [Fact]
    public void None_is_older_than_the_members_that_the_app_is_written_against()
    {
        var listed = Directory.EnumerateFiles(Repo.At("tests", "Architecture", "api"), "*.txt")
            .Select(file => (Id: Path.GetFileNameWithoutExtension(file), Match: Listed().Match(File.ReadLines(file).First())))
            .Where(listing => listing.Match.Success)
            .ToDictionary(listing => listing.Id, listing => Version.Parse(listing.Match.Groups["version"].Value), StringComparer.Ordinal);

        listed.Count.ShouldBeGreaterThanOrEqualTo(8);
        Azure.Elements("PackageVersion").Where(pin => listed.TryGetValue(Id(pin), out var floor) && Number(pin) < floor).Select(Id).ShouldBeEmpty();
    }

    /// <summary>Before it the host side drops versions, tags and refusals of duplicates without a word, and runs middleware inside orchestrators.</summary>
    [Fact]
    public void The_durable_extension_is_at_least_1_14() =>
        Number(Pin("Microsoft.Azure.Functions.Worker.Extensions.DurableTask")).ShouldBeGreaterThanOrEqualTo(new Version(1, 14, 0));

    /// <summary>The extension brings client and worker over gRPC by itself: of another version than their base they would fail when they load.</summary>
    [Fact]
    public void The_packages_of_the_durable_family_move_together()
    {
        string[] family = ["Abstractions", "Client", "Client.Grpc", "Grpc", "Worker", "Worker.Grpc"];

        family.Select(name => Number(Pin($"Microsoft.DurableTask.{name}"))).Distinct().ShouldHaveSingleItem();
    }

    /// <summary>On the command line they would flow into the project that the Worker SDK makes for its extensions.</summary>
    [Fact]
    public async Task Strictness_is_set_in_the_repository_and_never_on_a_command_line()
    {
        var scripts = (await Repo.TrackedAsync()).Where(file => file is "dev" or ".ci/run" or "tests/run" || file.EndsWith(".yml", StringComparison.Ordinal)).ToList();

        scripts.Count.ShouldBeGreaterThanOrEqualTo(3);
        scripts.Where(file => OnCommandLine().IsMatch(File.ReadAllText(Repo.At(file.Split('/'))))).ShouldBeEmpty();
        var properties = XDocument.Load(Repo.At("Directory.Build.props")).Descendants().Select(element => element.Name.LocalName).ToList();
        properties.ShouldContain("TreatWarningsAsErrors");
        properties.ShouldContain("RestoreLockedMode");
        properties.ShouldContain("NuGetLockFilePath");
    }

    private static XElement Azure => Pins.Descendants("ItemGroup").Single(group => group.Attribute("Label")?.Value == "The Azure build only");

    private static XElement Pin(string id) => Azure.Elements("PackageVersion").Single(pin => Id(pin) == id);

    private static string Id(XElement pin) => pin.Attribute("Include")!.Value;

    private static Version Number(XElement pin) => Version.Parse(pin.Attribute("Version")!.Value);

    private static bool IsOfTheRuntime(string id) =>
        id.StartsWith("Microsoft.Azure.Functions.", StringComparison.Ordinal) || id.StartsWith("Microsoft.DurableTask.", StringComparison.Ordinal) || id == "Azure.Data.Tables";

    [GeneratedRegex(@"^# [\w.]+ (?<version>\d+\.\d+\.\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listed();

    [GeneratedRegex(@"(-p:|/p:|--property:)(TreatWarningsAsErrors|RestoreLockedMode|MSBuildTreatWarningsAsErrors)|-warnaserror|--locked-mode", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OnCommandLine();
}
