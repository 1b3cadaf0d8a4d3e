using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.Applications;
using Territoires.Core.Storage;
using Territoires.Functions.Tests.Management;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Applications;

/// <summary>Who signs an application: asked where the rules say so, kept apart from the facts, read by two people.</summary>
public sealed class SignatureFormTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Name = "Camille Exemple";

    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task Signed_on_the_page_it_stands_on_the_receipt_for_the_applicant_and_the_secretary_alone()
    {
        var call = await app.OpenCallAsync(CommissionPlan.RulesAt(app.Now) with { SignatureRequired = true });
        var applicant = app.As(Role.Applicant);
        var path = await applicant.CompleteDraftAsync(call);
        (await applicant.PatchAsync(path, new { departements = new[] { "48" } }, ("If-Match", (await applicant.GetAsync(path)).ETag!)))
            .Ok();
        var id = path.Split('/')[^1];
        var browser = await app.Browser().OpenAsync($"/candidatures/{id}/etapes/depot");
        await browser.SubmitAsync(
            "Se connecter",
            new Dictionary<string, string>
            { ["jeton"] = app.Token(new Actor("applicant-1", new HashSet<Role> { Role.Applicant }, null, [])) });

        await browser.SubmitAsync("Déposer la candidature", new Dictionary<string, string> { ["signature-name"] = Name });
        browser.Status.ShouldBe(422);
        browser.Page.QuerySelectorAll("#erreurs a").Select(link => link.GetAttribute("href"))
            .ShouldBe(["#signature-function", "#signature-certified"]);
        PageShape.Check(browser.Page, browser.Location);
        browser.Page.QuerySelector("#signature-name")!.GetAttribute("value").ShouldBe(Name, "nothing typed is lost");
        await browser.SubmitAsync(
            "Déposer la candidature", new Dictionary<string, string> { ["signature-function"] = "Maire", ["signature-certified"] = "oui" });

        browser.Title.ShouldBe("Récépissé de dépôt");
        browser.Page.QuerySelector("#signature")!.TextContent.ShouldContain($"{Name}, Maire");
        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{call}/recevabilite/{id}");
        secretary.Page.QuerySelector("#signature")!.TextContent.ShouldContain(Name);
        (await app.As(Role.Secretary).GetAsync($"{path}/receipt")).Text.ShouldContain(Name);
        var service = app.AsActor(new Actor("ddt-48", new HashSet<Role> { Role.Service }, null, ["48"]));
        foreach (var reader in new[] { service, app.As(Role.Authority), app.As(Role.Auditor) })
        {
            (await reader.GetAsync($"{path}/receipt")).Ok().Text.ShouldNotContain(Name);
            (await reader.GetAsync($"/gestion/appels/{call}/recevabilite/{id}")).Text.ShouldNotContain(Name);
        }

        await foreach (var fact in app.Services.GetRequiredService<ApplicationStore>().FactsAsync(id, CancellationToken.None))
        {
            fact.Json.ShouldNotContain("Exemple");
        }

        (await app.As(Role.Secretary).DeleteAsync($"{path}/signature")).Problem.ShouldBe("signature-encore-utile");
        (await secretary.OpenAsync($"/gestion/appels/{call}/recevabilite/{id}")).Offers("Effacer le nom du signataire")
            .ShouldBeFalse("the file is still examined");
        (await applicant.PostAsync($"{path}/withdrawal")).Status.ShouldBe(204);
        await (await secretary.OpenAsync($"/gestion/appels/{call}/recevabilite/{id}")).SubmitAsync("Effacer le nom du signataire");
        secretary.Text.ShouldNotContain(Name);
        (await app.As(Role.Secretary).DeleteAsync($"{path}/signature")).Status.ShouldBe(204, "erased before");
        (await RowsAsync(id)).ShouldBe(0);
        (await applicant.GetAsync($"{path}/receipt"))
            .Ok().Text.ShouldNotContain(Name, Case.Sensitive, "erased, the receipt stands without the name");
        (await browser.OpenAsync($"/candidatures/{id}/recepisse")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_API_takes_a_signature_where_nobody_asks_for_one_and_misses_it_where_the_rules_do()
    {
        var applicant = app.As(Role.Applicant);
        var free = await applicant.CompleteDraftAsync(await app.OpenCallAsync());
        var asked = await applicant.CompleteDraftAsync(await app.OpenCallAsync(TestCalls.Rules with { SignatureRequired = true }));
        var signature = new { name = Name, function = "Maire", certified = true };

        var missing = await applicant.SubmitAsync(asked);
        (missing.Status, missing.Problem).ShouldBe((422, "candidature-incomplete"));
        missing.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString())
            .ShouldBe(["signature.name", "signature.function", "signature.certified"]);
        foreach (var draft in new[] { free, asked })
        {
            var receipt = (await PostAsync(draft, "depot", signature)).Ok();
            receipt.Json.GetProperty("signature").GetProperty("name").GetString().ShouldBe(Name);
            (await PostAsync(draft, "depot", signature)).Ok().Text.ShouldBe(receipt.Text);
            (await PostAsync(draft, "depot", signature with { name = "Dominique Autre" })).Problem.ShouldBe("cle-deja-utilisee");
        }

        Task<Reply> PostAsync(string draft, string key, object signed) =>
            applicant.PostAsync($"{draft}/submission", new { signature = signed }, ("Idempotency-Key", key));
    }

    [Fact]
    public async Task A_published_list_needs_no_name_any_more_and_an_unsigned_application_has_none()
    {
        await using var later = await TestApp.StartAsync();
        var journey = await CommissionJourney.ToAsync(later, CommissionStage.Published);

        (await later.As(Role.Secretary).DeleteAsync($"{journey.Candidates[0].Path}/signature")).Problem.ShouldBe(
            "introuvable", "nobody signed");
        foreach (var role in new[] { Role.Applicant, Role.Juror, Role.Administrator })
        {
            (await later.As(role).DeleteAsync($"{journey.Candidates[0].Path}/signature")).Problem.ShouldBe("role-insuffisant");
        }
    }

    private async Task<int> RowsAsync(string application) =>
        await app.Services.GetRequiredService<StorageClients>().Tables.GetTableClient(TableKeys.SignaturesTable)
        .QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {application}")).CountAsync();
}
