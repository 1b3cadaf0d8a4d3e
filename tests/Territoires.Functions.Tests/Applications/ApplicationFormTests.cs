using Territoires.Domain.Calls;
using Territoires.Functions.Tests.Identity;
using Territoires.Tests.TestSupport;
using Territoires.Web.Sessions;

namespace Territoires.Functions.Tests.Applications;

/// <summary>The forms, as a person without JavaScript meets them.</summary>
public sealed class ApplicationFormTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task What_was_typed_comes_back_with_its_faults_when_it_is_refused()
    {
        var browser = await ProjectAsync();

        await browser.SubmitAsync(
            "Enregistrer",
            new Dictionary<string, string>
            { ["title"] = "Un <titre> & son “double”", ["theme"] = new string('x', 501), ["summary"] = "Première ligne\nSeconde" });

        browser.Status.ShouldBe(422);
        browser.Page.QuerySelector("#title")!.GetAttribute("value").ShouldBe("Un <titre> & son “double”");
        browser.Page.QuerySelector("#summary")!.TextContent.ShouldBe("Première ligne\nSeconde");
        browser.Page.QuerySelector("#erreurs a")!.GetAttribute("href").ShouldBe("#theme");
        browser.Page.QuerySelector("#theme-erreur")!.TextContent.ShouldContain("501 caractères");
    }

    [Fact]
    public async Task A_page_left_open_elsewhere_does_not_overwrite()
    {
        var browser = await ProjectAsync();
        var stale = browser.Page;
        await browser.SubmitAsync("Enregistrer", new Dictionary<string, string> { ["title"] = "Premier" });
        var version = stale.QuerySelector("input[name=version]")!.GetAttribute("value")!;

        await browser.SubmitAsync("Enregistrer", new Dictionary<string, string> { ["title"] = "Second", ["version"] = version });

        browser.Status.ShouldBe(412);
        browser.Page.QuerySelector("#title")!.GetAttribute("value").ShouldBe("Second", "nothing typed is lost");
        browser.Page.Body!.TextContent.ShouldContain("Quelqu’un a modifié");
        browser.Page.Body!.TextContent.ShouldContain("L’enregistrer remplacera l’autre version");
        var typed = browser.Page;
        await browser.OpenAsync(browser.Location.AbsolutePath);
        browser.Page.QuerySelector("#title")!.GetAttribute("value").ShouldBe("Premier");
        var fresh = typed.QuerySelector("input[name=version]")!.GetAttribute("value")!;
        await browser.SubmitAsync("Enregistrer", new Dictionary<string, string> { ["title"] = "Second", ["version"] = fresh });
        (browser.Status, browser.Page.QuerySelector("#title")!.GetAttribute("value")).ShouldBe((200, "Second"));
    }

    [Fact]
    public async Task Two_tabs_on_two_pages_of_one_draft_and_a_document_all_save()
    {
        var project = await ProjectAsync();
        var draft = project.Location.AbsolutePath.Replace("/projet", string.Empty, StringComparison.Ordinal);
        var bodies = await SignedInAsync($"{draft}/porteurs");
        var documents = await SignedInAsync($"{draft}/pieces");

        await bodies.SubmitAsync("Enregistrer", new Dictionary<string, string> { ["partnerServices"] = "DDT de la Mayenne" });
        await documents.SubmitAsync("Joindre la pièce « Note d’opportunité »", file: TestCalls.Pdf());
        await bodies.SubmitAsync(
            "Ajouter ce porteur", new Dictionary<string, string> { ["kind"] = "PETR", ["name"] = "PETR fictif des Essais" });
        await project.SubmitAsync("Enregistrer", new Dictionary<string, string> { ["title"] = "Un titre" });
        await bodies.SubmitAsync("Enregistrer", new Dictionary<string, string> { ["partnerServices"] = "DDT du Nord" });

        (project.Status, bodies.Status, documents.Status).ShouldBe((200, 200, 200));
        var saved = await app.As(Role.Applicant).GetAsync($"/api/applications/{draft.Split('/')[2]}");
        saved.String("title").ShouldBe("Un titre");
        saved.Text.ShouldContain("DDT du Nord");
        saved.Text.ShouldContain("PETR fictif des Essais");
        saved.Text.ShouldContain("note-opportunite");
    }

    [Fact]
    public async Task A_save_whose_answer_was_lost_is_sent_again_without_a_conflict()
    {
        var browser = await ProjectAsync();
        var version = browser.Page.QuerySelector("input[name=version]")!.GetAttribute("value")!;
        await browser.SubmitAsync("Enregistrer", new Dictionary<string, string> { ["title"] = "Une fois" });

        await browser.SubmitAsync("Enregistrer", new Dictionary<string, string> { ["title"] = "Une fois", ["version"] = version });

        browser.Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_body_is_taken_back_from_the_list_that_was_seen_and_no_other()
    {
        var browser = await DraftAsync();
        foreach (var name in new[] { "Premier", "Second" })
        {
            await browser.SubmitAsync("Ajouter ce porteur", new Dictionary<string, string> { ["kind"] = "PETR", ["name"] = name });
        }

        var again = await SignedInAsync(browser.Location.AbsolutePath);
        await browser.SubmitAsync("Ajouter ce porteur", new Dictionary<string, string> { ["kind"] = "PETR", ["name"] = "Second" });
        browser.Page.QuerySelectorAll(".territoires-lignes li").Length.ShouldBe(2, "pressed twice, the button adds one body");
        await browser.SubmitAsync("Retirer Premier");
        await again.SubmitAsync("Retirer Premier");

        again.Status.ShouldBe(412);
        again.Page.QuerySelector(".territoires-lignes")!.TextContent.ShouldContain("Second");
    }

    [Fact]
    public async Task A_field_that_is_too_long_is_named_and_the_rest_of_the_page_is_saved()
    {
        var browser = await ProjectAsync();
        browser.Page.QuerySelector("#title")!.GetAttribute("maxlength").ShouldBe("200");
        browser.Page.QuerySelector("#summary")!.GetAttribute("maxlength").ShouldBe("4000");

        await browser.SubmitAsync(
            "Enregistrer",
            new Dictionary<string, string> { ["title"] = new string('x', 201), ["theme"] = "Comment ?", ["summary"] = "Ainsi." });

        browser.Status.ShouldBe(422);
        browser.Page.QuerySelector("#erreurs")!.TextContent.ShouldContain("Le reste de la page est enregistré.");
        browser.Page.QuerySelector("#title-erreur")!.TextContent.ShouldContain("201 caractères");
        browser.Page.QuerySelector("#title")!.GetAttribute("value")!.Length.ShouldBe(201, "nothing typed is lost");
        await browser.OpenAsync(browser.Location.AbsolutePath);
        browser.Page.QuerySelector("#summary")!.TextContent.ShouldBe("Ainsi.");
        browser.Page.QuerySelector("#title")!.GetAttribute("value").ShouldBe(string.Empty);
    }

    [Fact]
    public async Task An_answer_that_is_refused_keeps_no_other_from_being_saved()
    {
        var call = await app.OpenCallAsync(
            TestCalls.Rules with
            {
                Form = [new FormSection(
                    "site", "Le site",
                    [new Question("nom", "Nom", QuestionKind.Text), new Question("surface", "Surface", QuestionKind.Number)])],
            });
        var browser = await SignedInAsync($"/appels/{call}/candidater");
        await browser.SubmitAsync("Ouvrir le brouillon");
        await browser.FollowAsync("Le site");

        await browser.SubmitAsync(
            "Enregistrer", new Dictionary<string, string> { ["answers-nom"] = "Les Forges", ["answers-surface"] = "grande" });

        browser.Status.ShouldBe(422);
        browser.Page.QuerySelector("#answers-surface")!.GetAttribute("value").ShouldBe("grande");
        await browser.OpenAsync(browser.Location.AbsolutePath);
        browser.Page.QuerySelector("#answers-nom")!.GetAttribute("value").ShouldBe("Les Forges");
    }

    [Fact]
    public async Task A_form_submits_to_a_receipt_and_a_second_click_finds_the_same()
    {
        var browser = await DraftAsync();
        await browser.OpenAsync($"{browser.Location.AbsolutePath}?q=roubaix");
        await browser.SubmitAsync("Ajouter Roubaix (59512)");
        await browser.SubmitAsync("Enregistrer et continuer");
        await browser.SubmitAsync(
            "Enregistrer et continuer",
            new Dictionary<string, string> { ["title"] = "Un projet", ["theme"] = "Comment ?", ["summary"] = "Ainsi." });
        await browser.SubmitAsync("Joindre la pièce « Note d’opportunité »", file: TestCalls.Pdf());
        await browser.SubmitAsync("Continuer");
        var check = browser.Page;
        check.Body!.TextContent.ShouldContain("Roubaix");

        await browser.SubmitAsync("Déposer la candidature");
        browser.Title.ShouldBe("Récépissé de dépôt");
        var number = browser.Page.QuerySelector("#numero")!.TextContent;

        await browser.OpenAsync(browser.Location.AbsolutePath.Replace("/recepisse", string.Empty, StringComparison.Ordinal));
        browser.Page.Body!.TextContent.ShouldContain(number);
        check.QuerySelector("form[action$=depot]").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_file_that_is_no_PDF_is_explained_on_the_page()
    {
        var browser = await DraftAsync();
        await browser.FollowAsync("Les pièces");

        await browser.SubmitAsync("Joindre la pièce « Note d’opportunité »", file: "PK zip"u8.ToArray());

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

    [Fact]
    public async Task A_body_is_found_added_taken_back_and_named_when_the_file_does_not_hold_it()
    {
        var browser = await DraftAsync();
        var address = browser.Location.AbsolutePath;

        await browser.OpenAsync($"{address}?q=zzzz");
        browser.Page.Body!.TextContent.ShouldContain("Aucun territoire du fichier national");
        await browser.OpenAsync($"{address}?q=grand+angouleme");
        browser.Page.Body!.TextContent.ShouldContain("habitants");
        await browser.SubmitAsync(
            browser.Page.QuerySelectorAll("button").First(
                button => button.TextContent.StartsWith("Ajouter CA du Grand Angoulême", StringComparison.Ordinal)).TextContent.Trim());
        await browser.SubmitAsync(
            "Ajouter ce porteur", new Dictionary<string, string> { ["kind"] = "PETR", ["name"] = "PETR fictif des Essais" });
        browser.Page.QuerySelector(".territoires-lignes")!.TextContent.ShouldContain("PETR fictif des Essais");
        await browser.SubmitAsync("Retirer CA du Grand Angoulême");
        browser.Page.QuerySelector(".territoires-lignes")!.TextContent.ShouldNotContain("Angoulême");

        await browser.SubmitAsync("Enregistrer", new Dictionary<string, string> { ["departements"] = "48, 2Z" });
        browser.Status.ShouldBe(422);
        browser.Page.QuerySelector("#departements")!.GetAttribute("value").ShouldBe("48, 2Z");
    }

    [Theory]
    [InlineData("ajouter", "59512", "Roubaix")]
    [InlineData("nommer", "oui", "Syndicat mixte fictif des Étangs")]
    public async Task The_button_that_adds_a_lead_body_pressed_twice_adds_it_once(string button, string value, string name)
    {
        var draft = (await app.As(Role.Applicant).PostAsync(
            $"/api/calls/{await app.OpenCallAsync()}/applications", null, ("Idempotency-Key", "k"))).Ok().Location!;
        var page = $"/candidatures/{draft.Split('/')[^1]}/etapes/porteurs";
        var browser = new PlainBrowser(app.Address);
        browser.Keep(Identification.Cookie, app.Token(new Actor("applicant-1", new HashSet<Role> { Role.Applicant }, null, [])));
        await browser.GetAsync(page);

        // Both are on their way before the first is answered, as a double click without JavaScript sends them.
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => browser.PostAsync(page, (button, value), ("kind", "SM"), ("name", name))));

        answers.ShouldAllBe(answer => answer.Status == 302);
        var bodies = (await app.As(Role.Applicant).GetAsync(draft)).Ok().Json.GetProperty("leadBodies").EnumerateArray();
        bodies.Select(body => body.GetProperty("name").GetString()).ShouldBe([name]);
    }

    private async Task<Browser> ProjectAsync()
    {
        var browser = await DraftAsync();
        return await browser.FollowAsync("Le projet");
    }

    private async Task<Browser> DraftAsync()
    {
        var call = await app.OpenCallAsync();
        var browser = await SignedInAsync($"/appels/{call}/candidater");
        return await browser.SubmitAsync("Ouvrir le brouillon");
    }

    private async Task<Browser> SignedInAsync(string path)
    {
        var browser = await app.Browser().OpenAsync("/connexion");
        await browser.SubmitAsync(
            "Se connecter",
            new Dictionary<string, string>
            { ["jeton"] = app.Token(new Actor("applicant-1", new HashSet<Role> { Role.Applicant }, null, [])) });
        return await browser.OpenAsync(path);
    }
}
