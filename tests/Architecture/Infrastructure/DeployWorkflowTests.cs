using System.Text.RegularExpressions;

namespace Territoires.Tests.Architecture.Infrastructure;

/// <summary>The deployment never ran: its text is held to what it calls and to the files of parameters.</summary>
public sealed partial class DeployWorkflowTests
{
    private static readonly string Workflow = File.ReadAllText(Repo.At(".github", "workflows", "deploy.yml"));

    [Fact]
    public void The_package_is_published_and_checked_before_it_is_deployed()
    {
        string[] order =
        [
            "npm ci --prefix src/Territoires.Web", "dotnet publish src/Territoires.Functions -c Release -o package",
            "infra/check-package package", "zip -qr", "azure/login@", "az functionapp deployment source config-zip", "/health/ready",
        ];

        var places = order.Select(text => Workflow.IndexOf(text, StringComparison.Ordinal)).ToList();

        places.ShouldNotContain(-1);
        places.ShouldBe(places.Order());
    }

    [Fact]
    public void Its_environments_are_those_that_have_parameters()
    {
        var environments = Directory.EnumerateFiles(Repo.At("infra"), "main.*.bicepparam")
            .Select(file => Path.GetFileName(file).Split('.')[1]).Order(StringComparer.Ordinal);

        Workflow.ShouldContain($"options: [{string.Join(", ", environments)}]");
    }

    /// <summary>The sign-in has no secret of its own; the two secrets of the app are given to the one step that needs them.</summary>
    [Fact]
    public void It_signs_in_without_a_secret_and_gives_the_parameters_what_they_ask_of_the_environment()
    {
        Workflow.ShouldContain("id-token: write");
        Workflow.ShouldContain("permissions:\n  contents: read");
        Secret().Matches(Workflow).Select(match => match.Groups["name"].Value)
            .ShouldBe(["TERRITOIRES_SMTP_PASSWORD", "TERRITOIRES_SIGNING_KEY"], ignoreOrder: true);
        foreach (var file in Directory.EnumerateFiles(Repo.At("infra"), "*.bicepparam"))
        {
            Asked().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value)
                .Where(name => !Workflow.Contains($"{name}: ", StringComparison.Ordinal)).ShouldBeEmpty(file);
        }
    }

    /// <summary>It deploys when a person asks, for one environment, and never twice at once.</summary>
    [Fact]
    public void It_starts_by_hand_only()
    {
        Workflow.ShouldContain("on:\n  workflow_dispatch:");
        Workflow.ShouldNotContain("push:");
        Workflow.ShouldNotContain("schedule:");
        Workflow.ShouldContain("concurrency:");
    }

    [GeneratedRegex(@"secrets\.(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secret();

    [GeneratedRegex(@"readEnvironmentVariable\('(?<name>\w+)'\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asked();
}
