using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Territoires.Tests.Architecture.Platform;

/// <summary>The app is built on the real packages and on nothing else, each pinned once.</summary>
public sealed partial class PackagePinTests
{
    private const string HostSide = "Microsoft.Azure.WebJobs.Extensions.DurableTask";
    private static readonly XDocument Pins = XDocument.Load(Repo.At("Directory.Packages.props"));

    /// <summary>What the user named: plain references, with no project and no condition between.</summary>
    [Theory]
    [InlineData("src/Territoires.Functions/Territoires.Functions.csproj", "Microsoft.Azure.Functions.Worker")]
    [InlineData("src/Territoires.Core/Territoires.Core.csproj", "Microsoft.DurableTask.Client")]
    [InlineData("src/Territoires.Orchestrations/Territoires.Orchestrations.csproj", "Microsoft.DurableTask.Abstractions")]
    [InlineData("src/Territoires.Core/Territoires.Core.csproj", "Azure.Data.Tables")]
    [InlineData("src/Territoires.Core/Territoires.Core.csproj", "Azure.Storage.Blobs")]
    [InlineData("tests/Directory.Build.props", "xunit.v3")]
    public void A_package_that_was_named_is_a_plain_reference(string project, string package)
    {
        var reference = XDocument.Load(Repo.At(project.Split('/'))).Descendants("PackageReference")
            .Single(item => item.Attribute("Include")!.Value == package);

        reference.Attribute("Condition").ShouldBeNull();
        Pin(package).Attribute("Condition").ShouldBeNull();
    }

    /// <summary>Nothing of ours stands in a vendor's place: no namespace, no project, no assembly of a vendor's name.</summary>
    [Fact]
    public async Task No_file_declares_a_namespace_of_a_vendor_and_no_project_bears_its_name()
    {
        var (exitCode, output, _) = await Repo.RunAsync("git", "grep", "-nE", @"^namespace (Azure|Microsoft)\b", "--", "src", "tests");
        var projects = (await Repo.TrackedAsync()).Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)).ToList();

        output.ShouldBeEmpty();
        // git grep answers 1 when it finds nothing.
        exitCode.ShouldBe(1);
        projects.Where(file => Path.GetFileName(file).Split('.')[0] is "Azure" or "Microsoft" or "xunit").ShouldBeEmpty();
        projects.Where(file => File.ReadAllText(Repo.At(file.Split('/'))).Contains("<AssemblyName>Microsoft", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    /// <summary>
    /// The stand-in for the host runs the code that the host would: the version that the worker's extension names for it.
    /// </summary>
    [Fact]
    public void The_host_side_of_durable_is_the_version_that_the_worker_side_asks_for()
    {
        var asked = typeof(DurableClientAttribute).Assembly.GetCustomAttributes<ExtensionInformationAttribute>()
            .Single(one => one.ExtensionPackage == HostSide);

        Pin(HostSide).Attribute("Version")!.Value.ShouldBe(asked.ExtensionVersion);
    }

    /// <summary>
    /// The extension brings client and worker over gRPC by itself: of another version than their base they would fail when they load.
    /// </summary>
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
        var scripts = (await Repo.TrackedAsync())
            .Where(file => file is "dev" or ".ci/run" or "tests/run" || file.EndsWith(".yml", StringComparison.Ordinal)).ToList();

        scripts.Count.ShouldBeGreaterThanOrEqualTo(3);
        scripts.Where(file => OnCommandLine().IsMatch(File.ReadAllText(Repo.At(file.Split('/'))))).ShouldBeEmpty();
        var properties = XDocument.Load(Repo.At("Directory.Build.props")).Descendants().Select(element => element.Name.LocalName).ToList();
        properties.ShouldContain("TreatWarningsAsErrors");
        properties.ShouldContain("RestoreLockedMode");
        properties.ShouldContain("RestorePackagesWithLockFile");
    }

    /// <summary>One lock file a project: every feed resolves alike.</summary>
    [Fact]
    public async Task Every_project_has_its_lock_file()
    {
        var tracked = (await Repo.TrackedAsync()).ToHashSet(StringComparer.Ordinal);

        tracked.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(file => $"{Path.GetDirectoryName(file)!.Replace('\\', '/')}/packages.lock.json")
            .Where(file => !tracked.Contains(file)).ShouldBeEmpty();
    }

    private static XElement Pin(string id) => Pins.Descendants("PackageVersion").Single(pin => pin.Attribute("Include")!.Value == id);

    private static Version Number(XElement pin) => Version.Parse(pin.Attribute("Version")!.Value);

    [GeneratedRegex(
        @"(-p:|/p:|--property:)(TreatWarningsAsErrors|RestoreLockedMode|MSBuildTreatWarningsAsErrors)|-warnaserror|--locked-mode",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OnCommandLine();
}
