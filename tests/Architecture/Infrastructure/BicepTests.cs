using System.Text.RegularExpressions;
using Territoires.Core.Mail;
using Territoires.Core.Storage;

namespace Territoires.Tests.Architecture.Infrastructure;

/// <summary>What the compiler of the Bicep files cannot know: that they fit the app.</summary>
public sealed partial class BicepTests
{
    private static readonly BicepFile Main = BicepFile.Read("infra", "main.bicep");
    private static readonly BicepFile App = BicepFile.Read("infra", "modules", "app.bicep");
    private static readonly BicepFile Host = BicepFile.Read("infra", "modules", "host.bicep");
    private static readonly BicepFile Data = BicepFile.Read("infra", "modules", "data.bicep");

    /// <summary>Built-in roles, the same in every tenant, and what the app does with each.</summary>
    private static readonly Dictionary<string, string> Roles = new()
    {
        ["storageBlobDataOwner"] = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b",
        ["storageBlobDataContributor"] = "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
        ["storageQueueDataContributor"] = "974c5e8b-45b9-4653-ba55-5f855dd0fb88",
        ["storageTableDataContributor"] = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3",
        ["keyVaultSecretsUser"] = "4633458b-17de-408a-b874-0445c86b69e6",
        ["monitoringMetricsPublisher"] = "3913510d-42f4-4e42-8a64-420c390055eb",
    };

    [Fact]
    public void Secrets_are_marked_come_from_outside_and_leave_by_no_output()
    {
        Main.SecureParameters.ShouldBe(["smtpPassword", "signingKey"], ignoreOrder: true);
        BicepFile.Read("infra", "modules", "vault.bicep").SecureParameters.ShouldBe(["signingKey", "smtpPassword"], ignoreOrder: true);
        foreach (var file in BicepFile.All())
        {
            file.Outputs.Where(output => output.Contains("listKeys", StringComparison.Ordinal)).ShouldBeEmpty(file.Name);
            WrittenSecret().IsMatch(file.Text).ShouldBeFalse($"{file.Name} holds a secret");
        }
    }

    [Fact]
    public void The_settings_of_the_app_are_those_that_it_reads()
    {
        Setting().Matches(App.Text).Select(match => match.Groups["name"].Value).ShouldBe(
            [
                "AzureWebJobsStorage__accountName", "AzureWebJobsStorage__credential", "AzureWebJobsStorage__clientId",
                "AzureWebJobsDisableHomepage",
                "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
                "OTEL_EXPORTER_OTLP_ENDPOINT", "AZURE_CLIENT_ID",
                "TerritoiresStorage__tableServiceUri", "TerritoiresStorage__blobServiceUri", "TerritoiresStorage__queueServiceUri",
                "TerritoiresStorage__credential", "TerritoiresStorage__clientId", "TerritoiresPublicAddress", "TerritoiresSigningKey",
                "TerritoiresFirstAdministrator", "Smtp__Host", "Smtp__Port", "Smtp__From", "Smtp__User", "Smtp__Password",
            ],
            ignoreOrder: true);
        var sources = string.Concat(Repo.Sources(Repo.At("src"), "*.cs").Select(File.ReadAllText));
        string[] settings =
        [
            "APPLICATIONINSIGHTS_CONNECTION_STRING", "OTEL_EXPORTER_OTLP_ENDPOINT", "TerritoiresStorage:tableServiceUri",
            "TerritoiresStorage:blobServiceUri", "TerritoiresStorage:queueServiceUri", "TerritoiresPublicAddress",
            "TerritoiresSigningKey", "TerritoiresFirstAdministrator", "Smtp",
        ];
        foreach (var read in settings)
        {
            sources.ShouldContain($"\"{read}\"");
        }

        typeof(SmtpSettings).GetProperties().Select(property => property.Name)
            .ShouldBe(["Host", "Port", "From", "User", "Password", "Tls"], ignoreOrder: true);
    }

    /// <summary>
    /// The runtime is said in the app's configuration; a zone of the machine, or the environment Development, would change what the
    /// app does.
    /// </summary>
    [Theory]
    [InlineData("WEBSITE_TIME_ZONE")]
    [InlineData("FUNCTIONS_WORKER_RUNTIME")]
    [InlineData("WEBSITE_RUN_FROM_PACKAGE")]
    [InlineData("Development")]
    [InlineData("managedIdentityResourceId")]
    [InlineData("slots")]
    public void What_would_mislead_the_host_or_the_app_is_not_said(string word) =>
        BicepFile.All().Where(file => file.Text.Contains(word, StringComparison.Ordinal)).Select(file => file.Name).ShouldBeEmpty();

    [Fact]
    public void One_instance_is_always_ready_for_orchestrations()
    {
        Flat(App).ShouldContain("var durableReady = [ { name: 'durable' instanceCount: 1 } ]");
        App.Text.ShouldContain("alwaysReady: concat(durableReady, httpReady)");
        App.Text.ShouldContain("name: 'FC1'");
        Flat(App).ShouldContain("runtime: { name: 'dotnet-isolated' version: '10.0' }");
    }

    [Fact]
    public void The_data_account_takes_no_key_and_the_host_account_keeps_no_versions()
    {
        foreach (var account in new[] { Host, Data })
        {
            account.Text.ShouldContain("allowSharedKeyAccess: false");
            account.Text.ShouldContain("allowBlobPublicAccess: false");
            account.Text.ShouldContain("isVersioningEnabled: false");
        }

        Flat(Host).ShouldContain("deleteRetentionPolicy: { enabled: false }");
        Host.Text.ShouldNotContain("managementPolicies");
        Flat(Data).ShouldContain("deleteRetentionPolicy: { enabled: true days: softDeleteDays }");
        Data.Text.ShouldContain("containers/immutabilityPolicies@");
        Data.Text.ShouldContain("parent: published");
    }

    [Fact]
    public void The_containers_are_those_of_the_app_and_life_cycles_name_their_prefix()
    {
        string[] ofTheApp =
        [
            TableKeys.DocumentsContainer, TableKeys.TextsContainer, TableKeys.KeysContainer, TableKeys.ReferentialContainer,
        ];
        Flat(Data).ShouldContain($"var containers = [ {string.Join(' ', ofTheApp.Select(name => $"'{name}'"))} ]");

        var prefixes = Prefix().Matches(Data.Text).Select(match => match.Groups["prefix"].Value).ToList();
        prefixes.ShouldBe(["documents/", "exports/"], ignoreOrder: true);
        prefixes.Count.ShouldBe(Data.Text.Split("type: 'Lifecycle'").Length - 1);
    }

    [Fact]
    public void The_identity_has_the_least_roles()
    {
        Granted(Host).ShouldBe(["storageBlobDataOwner", "storageQueueDataContributor", "storageTableDataContributor"], ignoreOrder: true);
        Granted(Data)
            .ShouldBe(["storageBlobDataContributor", "storageQueueDataContributor", "storageTableDataContributor"], ignoreOrder: true);
        foreach (var file in BicepFile.All())
        {
            foreach (Match role in Guid().Matches(file.Text))
            {
                Roles.ShouldContainKeyAndValue(role.Groups["name"].Value, role.Groups["id"].Value, file.Name);
            }
        }
    }

    private static IEnumerable<string> Granted(BicepFile file) => Guid().Matches(file.Text).Select(match => match.Groups["name"].Value);

    private static string Flat(BicepFile file) => Blank().Replace(file.Text, " ");

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blank();

    [GeneratedRegex(
        @"^  (?<name>(AzureWebJobs|APPLICATIONINSIGHTS_|OTEL_|AZURE_|Territoires|Smtp__)\w+):",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Setting();

    [GeneratedRegex(@"prefixMatch: \['(?<prefix>[^']+)'\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Prefix();

    [GeneratedRegex(
        @"^var (?<name>\w+) = '(?<id>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})'",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Guid();

    /// <summary>A key or a password as a text of the file.</summary>
    [GeneratedRegex(@"(signingKey|smtpPassword|AccountKey)\s*[:=]\s*'[^']", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WrittenSecret();
}
