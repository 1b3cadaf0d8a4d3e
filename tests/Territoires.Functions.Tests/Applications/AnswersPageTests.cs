using Territoires.Domain.Calls;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Applications;

/// <summary>What a person writes in the fields of a call's own questions, and what is understood of it.</summary>
public sealed class AnswersPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly FormSection Asked = new("projet-local", "Le projet local",
    [
        new Question("cofinancement", "Cofinancement local", QuestionKind.Money),
        new Question("surface", "Surface", QuestionKind.Number, Max: 10_000),
        new Question("debut", "Début", QuestionKind.Date),
        new Question("commune", "Commune principale", QuestionKind.Territory),
    ]);

    private readonly TestApp app = fixture.App;

    [Theory]
    [InlineData("cofinancement", "150 000", "150 000 €")]
    [InlineData("cofinancement", "1.499,50", "1 499,50 €")]
    [InlineData("cofinancement", "150k€", "150 000 €")]
    [InlineData("surface", "12,5", "12,5")]
    [InlineData("surface", "1 250", "1 250")]
    public async Task A_number_is_read_back_as_it_was_understood(string question, string typed, string understood)
    {
        var (browser, _) = await SectionAsync();

        await browser.SubmitAsync("Enregistrer", Answer(question, typed));

        browser.Status.ShouldBe(200);
        Plain(browser.Page.QuerySelector($"label[for=answers-{question}]")!.TextContent).ShouldContain($"Enregistré : {understood}.");
        await browser.OpenAsync(Recapitulation(browser));
        Plain(browser.Page.Body!.TextContent).ShouldContain(understood);
    }

    [Theory]
    [InlineData("cofinancement", "150.000", "peut se lire 150 000 € ou 150,000 €")]
    [InlineData("surface", "1.250", "peut se lire 1 250 ou 1,250")]
    [InlineData("surface", "1,250", "peut se lire 1 250 ou 1,250")]
    [InlineData("surface", "-5", "0 au moins")]
    [InlineData("surface", "1,1234567", "six au plus")]
    [InlineData("surface", "12 ha", "sans unité")]
    [InlineData("debut", "0001-01-01", "entre 1900 et 2200")]
    [InlineData("debut", "12/31/2026", "le jour d’abord")]
    [InlineData("commune", "Nulle-Part-sur-Rien", "n’est ni le nom ni le code")]
    public async Task What_could_be_read_in_two_ways_or_in_none_is_asked_and_stays_in_its_field(string question, string typed, string asked)
    {
        var (browser, _) = await SectionAsync();

        await browser.SubmitAsync("Enregistrer", Answer(question, typed));

        browser.Status.ShouldBe(422);
        Plain(browser.Page.QuerySelector("#erreurs")!.TextContent).ShouldContain(asked);
        browser.Page.QuerySelector($"#answers-{question}")!.GetAttribute("value").ShouldBe(typed);
    }

    [Theory]
    [InlineData("Roubaix", "59512", "Roubaix (59512)")]
    [InlineData("59512", "59512", "Roubaix (59512)")]
    [InlineData("93200", "93066", "Saint-Denis (93066)")]
    [InlineData("Bousignies (59100)", "59100", "Bousignies (59100)")]
    [InlineData("Annecy-le-Vieux", "74010", "Annecy (74010)")]
    [InlineData("Paris 15", "75056", "Paris (75056)")]
    [InlineData("200 071 827", "200071827", "CA du Grand Angoulême (200071827)")]
    public async Task A_territory_is_kept_by_its_code_and_shown_by_its_name(string typed, string code, string shown)
    {
        var (browser, applicant) = await SectionAsync();

        await browser.SubmitAsync("Enregistrer", Answer("commune", typed));

        browser.Status.ShouldBe(200);
        browser.Page.QuerySelector("#answers-commune")!.GetAttribute("value").ShouldBe(shown);
        await browser.OpenAsync(Recapitulation(browser));
        browser.Page.Body!.TextContent.ShouldContain(shown);
        var draft = await applicant.GetAsync($"/api/applications/{browser.Location.Segments[2].TrimEnd('/')}");
        draft.Json.GetProperty("answers").GetProperty("commune").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task A_postcode_that_is_another_communes_code_shows_both_and_keeps_neither()
    {
        var (browser, _) = await SectionAsync();

        await browser.SubmitAsync("Enregistrer", Answer("commune", "59100"));

        browser.Status.ShouldBe(422);
        browser.Page.QuerySelector("#erreurs")!.TextContent.ShouldContain(
            "Bousignies (59100), département 59 – Nord\u00a0; Roubaix (59512), département 59 – Nord");
        browser.Page.QuerySelectorAll("#answers-commune-propositions option").Select(option => option.GetAttribute("value"))
            .ShouldBe(["Bousignies (59100)", "Roubaix (59512)"]);
        await browser.SubmitAsync("Enregistrer", Answer("commune", "Roubaix (59512)"));
        browser.Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("surface", "12,5", "contenu-mal-ecrit", "12.5")]
    [InlineData("debut", "31/12/2026", "contenu-mal-ecrit", "2026-12-31")]
    [InlineData("cofinancement", "1 500 €", "contenu-mal-ecrit", "150000")]
    public async Task A_program_is_advised_what_it_can_send(string question, string sent, string problem, string advised)
    {
        var (browser, applicant) = await SectionAsync();
        var draft = $"/api/applications/{browser.Location.Segments[2].TrimEnd('/')}";
        var tag = (await applicant.GetAsync(draft)).ETag!;

        var refused = await applicant.PatchAsync(
            draft, new { answers = new Dictionary<string, string> { [question] = sent } }, ("If-Match", tag));

        refused.Problem.ShouldBe(problem);
        refused.Json.GetProperty("errors")[0].GetProperty("message").GetString()!.ShouldContain(advised);
        (await applicant.PatchAsync(draft, new { answers = new Dictionary<string, string> { [question] = advised } }, ("If-Match", tag)))
            .Ok();
    }

    [Fact]
    public async Task A_program_may_send_a_number_as_JSON_writes_it()
    {
        var (browser, applicant) = await SectionAsync();
        var draft = $"/api/applications/{browser.Location.Segments[2].TrimEnd('/')}";

        var saved = (await applicant.PatchAsync(
            draft, new { answers = new Dictionary<string, object?> { ["surface"] = 12.5, ["cofinancement"] = 150_000, ["debut"] = null } },
            ("If-Match", (await applicant.GetAsync(draft)).ETag!))).Ok();

        saved.Json.GetProperty("answers").GetProperty("surface").GetString().ShouldBe("12.5");
        saved.Json.GetProperty("answers").GetProperty("cofinancement").GetString().ShouldBe("150000");
    }

    [Fact]
    public async Task An_optional_document_is_taken_back_on_the_page_and_a_second_click_is_no_fault()
    {
        var (browser, _) = await SectionAsync(new Question("plan", "Plan de situation", QuestionKind.Document));
        await browser.FollowAsync("Les pièces");
        await browser.SubmitAsync("Joindre la pièce « Plan de situation »", file: TestCalls.Pdf());
        await browser.SubmitAsync("Joindre la pièce « Note d’opportunité »", file: TestCalls.Pdf());
        var page = browser.Page;
        page.QuerySelectorAll("button[name=retirer]").Length.ShouldBe(1, "a required document is replaced, not taken back");

        await browser.SubmitAsync("Retirer la pièce « Plan de situation »");

        browser.Status.ShouldBe(200);
        browser.Page.QuerySelectorAll("button[name=retirer]").ShouldBeEmpty();
        browser.Page.QuerySelector("label[for=documents-plan]")!.TextContent.ShouldContain("Pas encore jointe.");
        browser.Page.QuerySelector("#fait")!.TextContent.ShouldContain("Pièce «\u00a0Plan de situation\u00a0» retirée.");
    }

    private static Dictionary<string, string> Answer(string question, string typed) => new() { [$"answers-{question}"] = typed };

    private static string Recapitulation(Browser browser) =>
        $"{string.Concat(browser.Location.Segments.Take(3)).TrimEnd('/')}/etapes/depot";

    /// <summary>Spaces of all kinds as one kind.</summary>
    private static string Plain(string text) => string.Concat(text.Select(sign => char.IsWhiteSpace(sign) ? ' ' : sign));

    private async Task<(Browser Browser, Caller Applicant)> SectionAsync(params Question[] more)
    {
        var call = await app.OpenCallAsync(TestCalls.Rules with { Form = [Asked with { Questions = [.. Asked.Questions, .. more] }] });
        var actor = new Actor("applicant-1", new HashSet<Role> { Role.Applicant }, null, []);
        var browser = await app.Browser().OpenAsync($"/appels/{call}/candidater");
        await browser.SubmitAsync("Se connecter", new Dictionary<string, string> { ["jeton"] = app.Token(actor) });
        await browser.SubmitAsync("Ouvrir le brouillon");
        await browser.FollowAsync("Le projet local");
        return (browser, app.AsActor(actor));
    }
}
