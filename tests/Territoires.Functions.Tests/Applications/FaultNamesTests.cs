using AngleSharp.Dom;
using Territoires.Domain.Calls;
using Territoires.Functions.Tests.Management;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Applications;

/// <summary>What is said at the top of a page of the form: which field, and what to do about it, in one press.</summary>
public sealed class FaultNamesTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task Each_fault_at_the_top_names_its_field_and_leads_to_it()
    {
        var browser = await DraftAsync();
        await browser.FollowAsync("Le projet");

        await browser.SubmitAsync(
            "Enregistrer", new Dictionary<string, string> { ["title"] = new('x', 201), ["summary"] = new('x', 4001) });

        Faults(browser).ShouldBe([
            ("« Titre » : Ce texte compte 201 caractères ; il en faut 200 au plus.", "#title"),
            ("« Présentation » : Ce texte compte 4 001 caractères ; il en faut 4 000 au plus.", "#summary")]);
        browser.Page.QuerySelector("#title-erreur")!.TextContent.ShouldStartWith("Ce texte", customMessage: "its label names it there");
    }

    [Fact]
    public async Task An_answer_or_a_document_that_is_refused_is_named_by_its_question()
    {
        var browser = await DraftAsync();
        await browser.FollowAsync("Le site");
        await browser.SubmitAsync("Enregistrer", new Dictionary<string, string> { ["answers-surface"] = "grande" });

        Faults(browser).Single().Words.ShouldStartWith("« Surface du site » : ");
        Faults(browser).Single().Address.ShouldBe("#answers-surface");

        await browser.FollowAsync("Les pièces");
        await browser.SubmitAsync("Joindre la pièce « Note d’opportunité »", file: "PK zip"u8.ToArray());
        Faults(browser).Single().Words.ShouldStartWith("« Note d’opportunité » : ");
    }

    [Fact]
    public async Task What_keeps_a_draft_from_being_submitted_leads_to_the_page_that_mends_it()
    {
        var browser = await DraftAsync();
        var steps = browser.Location.AbsolutePath.Replace("/porteurs", string.Empty, StringComparison.Ordinal);
        await browser.FollowAsync("Vérifier et déposer");

        await browser.SubmitAsync("Déposer la candidature");

        browser.Status.ShouldBe(422);
        Faults(browser).Select(fault => fault.Address).ShouldBe(
            [$"{steps}/projet#title", $"{steps}/projet#theme", $"{steps}/projet#summary", $"{steps}/porteurs#leadBodies",
                $"{steps}/pieces#documents-note-opportunite"],
            ignoreOrder: true);
        foreach (var (_, address) in Faults(browser).ToArray())
        {
            await browser.OpenAsync(address!.Split('#')[0]);
            browser.Page.GetElementById(address.Split('#')[1]).ShouldNotBeNull(address);
        }
    }

    [Fact]
    public async Task Of_a_name_that_several_territories_bear_one_press_chooses_one_told_by_its_departement()
    {
        var browser = await DraftAsync();
        await browser.FollowAsync("Le site");

        await browser.SubmitAsync(
            "Enregistrer", new Dictionary<string, string> { ["answers-commune"] = "Saint-Louis", ["answers-surface"] = "3" });

        browser.Status.ShouldBe(422);
        Faults(browser).Single().Words.ShouldContain("Saint-Louis (97414), département 974 – La Réunion");
        var choices = browser.Page.QuerySelectorAll("#answers-commune-candidats li");
        choices.Length.ShouldBeGreaterThan(1);
        choices.ShouldAllBe(choice => choice.TextContent.Contains("département"));
        browser.Page.QuerySelector("form[data-brouillon] button")!.GetAttribute("name").ShouldBeNull("Enter chooses none of them");
        PageShape.Check(browser.Page, browser.Location);

        await browser.SubmitAsync("Choisir Saint-Louis (97414)", new Dictionary<string, string> { ["answers-surface"] = "4" });

        browser.Status.ShouldBe(200);
        browser.Page.QuerySelector("#answers-commune")!.GetAttribute("value").ShouldBe("Saint-Louis (97414)");
        browser.Page.QuerySelector("#answers-surface")!.GetAttribute("value").ShouldBe("4", "the rest of the page is saved with it");
        browser.Page.QuerySelector("#answers-commune-candidats").ShouldBeNull();
    }

    [Fact]
    public async Task A_lead_body_that_is_named_by_a_name_of_the_file_is_found_under_it_with_its_button()
    {
        var browser = await DraftAsync();

        await browser.SubmitAsync("Ajouter ce porteur", new Dictionary<string, string> { ["kind"] = "AUTRE", ["name"] = "Saint-Louis" });
        browser.Status.ShouldBe(422);
        browser.Page.QuerySelector("#name")!.GetAttribute("value").ShouldBe("Saint-Louis", "nothing typed is lost");
        await browser.SubmitAsync("Ajouter Saint-Louis (97414)");

        browser.Status.ShouldBe(200);
        browser.Page.QuerySelector(".territoires-lignes")!.TextContent.ShouldContain("974 – La Réunion");
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public async Task A_line_break_counts_as_one_character_wherever_it_comes_from(string lineBreak)
    {
        var browser = await DraftAsync();
        await browser.FollowAsync("Le projet");
        var text = $"{new string('x', 2000)}{lineBreak}{new string('y', 1999)}";

        await browser.SubmitAsync("Enregistrer", new Dictionary<string, string> { ["summary"] = text });
        browser.Status.ShouldBe(200, "4,000 characters, as the browser counts them");
        browser.Page.QuerySelector("#summary")!.TextContent.Length.ShouldBe(4000);
        await browser.SubmitAsync("Enregistrer", new Dictionary<string, string> { ["summary"] = text + "y" });
        Faults(browser).Single().Words.ShouldContain("4 001 caractères");

        var applicant = app.As(Role.Applicant);
        var draft = $"/api/applications/{browser.Location.Segments[2].TrimEnd('/')}";
        var sent = await applicant.PatchAsync(draft, new { summary = text }, ("If-Match", (await applicant.GetAsync(draft)).ETag!));
        sent.Ok().String("summary").Length.ShouldBe(4000, "a program too");
    }

    [Fact]
    public async Task A_text_that_is_shown_again_keeps_the_line_break_that_it_begins_with()
    {
        var browser = await DraftAsync();
        await browser.FollowAsync("Le projet");
        var text = "\n" + new string('x', 4001);

        await browser.SubmitAsync("Enregistrer", new Dictionary<string, string> { ["summary"] = text });

        browser.Status.ShouldBe(422);
        browser.Page.QuerySelector("#summary")!.TextContent.ShouldBe(text);
    }

    private static IEnumerable<(string Words, string? Address)> Faults(Browser browser) =>
        browser.Page.QuerySelectorAll("#erreurs li a").Select(link => (Plain(link), link.GetAttribute("href")));

    private static string Plain(IElement element) =>
        string.Join(' ', element.TextContent.Split([' ', '\n', '\u00a0', '\u202f'], StringSplitOptions.RemoveEmptyEntries));

    private async Task<Browser> DraftAsync()
    {
        var site = new FormSection(
            "site", "Le site",
            [
                new Question("commune", "Commune du site", QuestionKind.Territory),
                new Question("surface", "Surface du site", QuestionKind.Number),
            ]);
        var call = await app.OpenCallAsync(TestCalls.Rules with { Form = [site] });
        var browser = await app.Browser().OpenAsync($"/appels/{call}/candidater");
        var applicant = new Actor("applicant-1", new HashSet<Role> { Role.Applicant }, null, []);
        await browser.SubmitAsync("Se connecter", new Dictionary<string, string> { ["jeton"] = app.Token(applicant) });
        return await browser.SubmitAsync("Ouvrir le brouillon");
    }
}
