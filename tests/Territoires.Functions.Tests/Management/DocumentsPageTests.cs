using Territoires.Functions.Tests.Identity;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Management;

public sealed class DocumentsPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Add = "Ajouter le document";

    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task The_administrator_gives_the_reglement_takes_it_back_and_gives_another()
    {
        var (call, browser) = await DefinedAsync("page");

        await AddAsync(browser, "Règlement de l’appel", 1000);
        await AddAsync(browser, "Règlement de l’appel", 1000);
        browser.Page.QuerySelectorAll("#documents-de-l-appel a").Select(link => link.GetAttribute("href"))
            .ShouldBe([$"/api/calls/{call}/documents/reglement-de-l-appel"], "a second click makes no second document");
        await AddAsync(browser, "Règlement de l’appel", 1200);
        browser.Page.QuerySelectorAll("#documents-de-l-appel li").Length.ShouldBe(2);
        await browser.SubmitAsync("Retirer « Règlement de l’appel »");

        browser.Status.ShouldBe(200);
        browser.Page.QuerySelectorAll("#documents-de-l-appel a").Select(link => link.GetAttribute("href"))
            .ShouldBe([$"/api/calls/{call}/documents/reglement-de-l-appel-2"]);
        await browser.OpenAsync($"/gestion/appels/{call}/ouverture");
        browser.Page.QuerySelectorAll("#documents-de-l-appel li").Length.ShouldBe(1, "what will be public is seen before the call opens");
        await browser.SubmitAsync("Ouvrir l’appel");
        (await app.Browser().OpenAsync($"/appels/{call}")).Page.QuerySelectorAll("#documents-de-l-appel a").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Once_the_call_is_open_documents_are_added_and_none_is_taken_away()
    {
        var (call, browser) = await DefinedAsync("ouvert");
        await AddAsync(browser, "Règlement", 1000);
        await browser.OpenAsync($"/gestion/appels/{call}/ouverture");
        await browser.SubmitAsync("Ouvrir l’appel");
        await browser.OpenAsync($"/gestion/appels/{call}/documents");

        browser.Page.QuerySelectorAll("main form").Length.ShouldBe(1);
        await AddAsync(browser, "Questions et réponses", 1200);

        browser.Page.QuerySelectorAll("#documents-de-l-appel li").Length.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_missing_is_said_at_its_field_and_the_title_stays()
    {
        var (_, browser) = await DefinedAsync("manque");

        await browser.SubmitAsync(Add, new Dictionary<string, string> { ["title"] = "Guide" });
        browser.Status.ShouldBe(422);
        browser.Page.QuerySelector("#erreurs a")!.GetAttribute("href").ShouldBe("#file");
        browser.Page.QuerySelector("#title")!.GetAttribute("value").ShouldBe("Guide");
        await browser.SubmitAsync(Add, file: TestCalls.Pdf(1000), fields: new Dictionary<string, string> { ["title"] = "" });
        browser.Status.ShouldBe(422);
        browser.Page.QuerySelector("#erreurs a")!.GetAttribute("href").ShouldBe("#title");
        await browser.SubmitAsync(Add, new Dictionary<string, string> { ["title"] = "Guide" }, "Bonjour"u8.ToArray());
        browser.Status.ShouldBe(415);
        browser.Page.QuerySelector("#title")!.GetAttribute("value").ShouldBe("Guide");
        browser.Page.QuerySelectorAll("#documents-de-l-appel").ShouldBeEmpty();
    }

    private static Task AddAsync(Browser browser, string title, int bytes) =>
        browser.SubmitAsync(Add, new Dictionary<string, string> { ["title"] = title }, TestCalls.Pdf(bytes));

    private async Task<(string Call, Browser Browser)> DefinedAsync(string name)
    {
        var call = $"desk-documents-{name}";
        (await app.As(Role.Administrator).PutAsync($"/api/calls/{call}", TestCalls.Rules, ("If-None-Match", "*"))).Ok();
        return (call, await (await app.SignedInAsync(Role.Administrator)).OpenAsync($"/gestion/appels/{call}/documents"));
    }
}
