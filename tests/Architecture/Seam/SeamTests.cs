using System.Xml.Linq;

namespace Territoires.Tests.Architecture.Seam;

/// <summary>
/// One source, two hosts: the same projects take the real packages or the embedded ones. The real ones cannot be restored
/// where these tests run, so what is asked here is what a restore would be given.
/// </summary>
public sealed class SeamTests(Evaluations evaluations) : IClassFixture<Evaluations>
{
    private static readonly string[] Runtime =
    [
        "Azure.Data.Tables",
        "Microsoft.Azure.Functions.Worker",
        "Microsoft.Azure.Functions.Worker.Extensions.DurableTask",
        "Microsoft.Azure.Functions.Worker.Extensions.Http",
        "Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore",
        "Microsoft.Azure.Functions.Worker.Extensions.Timer",
        "Microsoft.DurableTask.Client",
    ];

    /// <summary>Present in every project, for the build only.</summary>
    private static readonly string[] Analyzers = ["Meziantou.Analyzer", "Microsoft.CodeAnalysis.BannedApiAnalyzers", "Microsoft.VisualStudio.Threading.Analyzers"];

    public static TheoryData<string> Projects => ["Territoires.Domain", "Territoires.Orchestrations", "Territoires.Functions"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_azure_build_takes_no_project_of_the_embedded_runtime(string project) =>
        evaluations.Azure(project).Projects.Where(IsEmbedded).ShouldBeEmpty();

    [Fact]
    public void The_azure_build_takes_the_real_packages()
    {
        evaluations.Azure("Territoires.Functions").Packages.ShouldBeSubsetOf([.. Runtime, .. Analyzers, .. Own]);
        Runtime.Append("Microsoft.Azure.Functions.Worker.Sdk").Append("Azure.Storage.Blobs").ShouldBeSubsetOf(evaluations.Azure("Territoires.Functions").Packages);
        evaluations.Azure("Territoires.Orchestrations").Packages.Except(Analyzers).ShouldBe(["Microsoft.DurableTask.Abstractions"]);
    }

    [Fact]
    public void The_default_build_takes_the_embedded_projects_and_the_real_blobs()
    {
        var app = evaluations.Embedded("Territoires.Functions");

        app.Projects.Where(IsEmbedded).ShouldBe(
            Runtime.Append("Territoires.Embedded.FunctionsHost").Select(name => $"src/Embedded/{name}/{name}.csproj"), ignoreOrder: true);
        app.Packages.Intersect(Runtime).ShouldBeEmpty();
        app.Packages.ShouldContain("Azure.Storage.Blobs");
        evaluations.Embedded("Territoires.Orchestrations").Projects.Where(IsEmbedded)
            .ShouldBe(["src/Embedded/Microsoft.DurableTask.Abstractions/Microsoft.DurableTask.Abstractions.csproj"]);
    }

    [Theory]
    [InlineData("azure")]
    [InlineData(null)]
    public void The_domain_has_no_package_and_no_project(string? host)
    {
        var domain = evaluations.Of("Territoires.Domain", host);

        domain.Packages.Except(Analyzers).ShouldBeEmpty();
        domain.Projects.ShouldBeEmpty();
    }

    [Fact]
    public void Both_builds_publish_host_json()
    {
        foreach (var host in new[] { "azure", null })
        {
            evaluations.Of("Territoires.Functions", host).File("host.json").ShouldBe(("PreserveNewest", "PreserveNewest", "host.json"));
        }
    }

    /// <summary>The file is one person's own, and often absent: the project is read as well as evaluated.</summary>
    [Fact]
    public void Local_settings_are_never_published()
    {
        XDocument.Load(Repo.At("src", "Territoires.Functions", "Territoires.Functions.csproj")).Descendants("None")
            .Where(item => item.Attribute("Include")?.Value.EndsWith("local.settings.json", StringComparison.Ordinal) == true)
            .ShouldHaveSingleItem().Attribute("CopyToPublishDirectory")?.Value.ShouldBe("Never");
        foreach (var host in new[] { "azure", null })
        {
            (evaluations.Of("Territoires.Functions", host).File("local.settings.json")?.Publish ?? "Never").ShouldBe("Never");
        }
    }

    [Fact]
    public void Each_build_has_its_lock_file()
    {
        evaluations.Azure("Territoires.Functions").LockFile.ShouldBe("packages.azure.lock.json");
        evaluations.Embedded("Territoires.Functions").LockFile.ShouldBe("packages.embedded.lock.json");
    }

    private static string[] Own =>
        ["Microsoft.Azure.Functions.Worker.Sdk", "Azure.Storage.Blobs", "Azure.Identity", "CsvHelper", "SpreadCheetah", "Microsoft.IdentityModel.Tokens", "Microsoft.IdentityModel.JsonWebTokens"];

    private static bool IsEmbedded(string project) => project.StartsWith("src/Embedded/", StringComparison.Ordinal);
}

/// <summary>Evaluated once, two at a time: each is a process of a second or two.</summary>
public sealed class Evaluations : IAsyncLifetime
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<(string Project, string? Host), Evaluation> found = new();

    public async ValueTask InitializeAsync() =>
        await Parallel.ForEachAsync(
            SeamTests.Projects.SelectMany(project => new[] { (project.Data, (string?)"azure"), (project.Data, null) }),
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (one, _) => found[one] = await Evaluation.OfAsync(one.Item1, one.Item2));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal Evaluation Of(string project, string? host) => found[(project, host)];

    internal Evaluation Azure(string project) => Of(project, "azure");

    internal Evaluation Embedded(string project) => Of(project, null);
}
