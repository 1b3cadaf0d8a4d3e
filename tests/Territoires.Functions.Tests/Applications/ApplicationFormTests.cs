using Territoires.Functions.Identity;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Applications;

/// <summary>The forms, as a person without JavaScript meets them.</summary>
public sealed class ApplicationFormTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task What_was_typed_comes_back_with_its_faults_when_it_is_refused()
    {
        var browser = await DraftAsync();

        await browser.SubmitAsync("Enregistrer", new Dictionary<string, string> { ["title"] = "Un <titre> & son “double”", ["leadBodies"] = "Orly-Choisy", ["summary"] = "Première ligne\nSeconde" });

        browser.Status.ShouldBe(422);
        browser.Page.QuerySelector("#title")!.GetAttribute("value").ShouldBe("Un <titre> & son “double”");
        browser.Page.QuerySelector("#summary")!.TextContent.ShouldBe("Première ligne\nSeconde");
        browser.Page.QuerySelector("#erreurs a")!.GetAttribute("href").ShouldBe("#leadBodies");
        browser.Page.QuerySelector("#leadBodies-erreur")!.TextContent.ShouldContain("n’est pas dans le fichier national");
    }

    [Fact]
    public async Task A_page_left_open_elsewhere_does_not_overwrite()
    {
        var browser = await DraftAsync();
        var stale = browser.Page;
        await browser.SubmitAsync("Enregistrer", new Dictionary<string, string> { ["title"] = "Premier" });
        var version = stale.QuerySelector("input[name=version]")!.GetAttribute("value")!;

        await browser.SubmitAsync("Enregistrer", new Dictionary<string, string> { ["title"] = "Second", ["version"] = version });

        browser.Status.ShouldBe(412);
        browser.Page.QuerySelector("#title")!.GetAttribute("value").ShouldBe("Second", "nothing typed is lost");
        browser.Page.Body!.TextContent.ShouldContain("Quelqu’un a modifié");
        await browser.OpenAsync(browser.Location.AbsolutePath);
        browser.Page.QuerySelector("#title")!.GetAttribute("value").ShouldBe("Premier");
    }

    [Fact]
    public async Task A_form_submits_to_a_receipt_and_a_second_click_finds_the_same()
    {
        var browser = await DraftAsync();
        await browser.SubmitAsync("Enregistrer", new Dictionary<string, string> { ["title"] = "Un projet", ["leadBodies"] = "59512", ["theme"] = "Comment ?", ["summary"] = "Ainsi." });
        await browser.SubmitAsync("Joindre", file: TestCalls.Pdf());
        var draft = browser.Location;
        var form = browser.Page;

        await browser.SubmitAsync("Déposer la candidature");
        browser.Title.ShouldBe("Récépissé de dépôt");
        var number = browser.Page.QuerySelector("#numero")!.TextContent;

        await browser.OpenAsync(draft.AbsolutePath);
        browser.Page.Body!.TextContent.ShouldContain(number);
        form.QuerySelector("form[action$=depot]").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_file_that_is_no_PDF_is_explained_on_the_page()
    {
        var browser = await DraftAsync();

        await browser.SubmitAsync("Joindre", file: "PK zip"u8.ToArray());

        browser.Status.ShouldBe(415);
        browser.Page.QuerySelector("#erreurs")!.TextContent.ShouldContain("La pièce n’est pas un PDF.");
    }

    [Fact]
    public async Task An_unknown_address_is_a_page_that_says_what_to_do()
    {
        var browser = await app.Browser().OpenAsync("/nulle/part");

        browser.Status.ShouldBe(404);
        browser.Page.Body!.TextContent.ShouldContain("Vérifiez l’adresse");
    }

    private async Task<Browser> DraftAsync()
    {
        var call = await app.OpenCallAsync();
        var browser = await app.Browser().OpenAsync($"/appels/{call}/candidater");
        await browser.SubmitAsync("Se connecter", new Dictionary<string, string> { ["jeton"] = app.Token(new Actor("applicant-1", new HashSet<Role> { Role.Applicant }, null, [])) });
        return await browser.SubmitAsync("Ouvrir le brouillon");
    }
}
