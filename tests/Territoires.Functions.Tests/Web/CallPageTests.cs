using Territoires.Domain.Calls;
using Territoires.Tests.TestSupport;
using Territoires.Web.Received;

namespace Territoires.Functions.Tests.Web;

/// <summary>What a territory reads of a call before it signs in.</summary>
public sealed class CallPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task It_is_told_what_there_is_to_gain_who_may_apply_and_all_that_will_be_asked()
    {
        var page = await OpenAsync("tout-dit", TestCalls.Rules with
        {
            EnvelopeCents = 30_000_000,
            EnvelopeLabel = "ingénierie",
            SignatureRequired = true,
            Support = new Support("Mission d’experts", 12, null, [new SupportStep("Diagnostic", "Trois visites.")]),
            Form =
            [
                new FormSection("le-site", "Le site",
                [
                    new Question("etat", "État du site", QuestionKind.Choice, Required: true,
                        Choices: [new("bati", "Bâti"), new("nu", "Nu")]),
                    new Question("toit", "Surface des toits", QuestionKind.Number, OnlyIf: new Condition("etat", ["bati"])),
                    new Question("plan", "Plan de situation", QuestionKind.Document, OnlyIf: new Condition("etat", ["bati"])),
                ]),
                new FormSection("partenaires", "Les partenaires",
                    [new Question("nom", "Nom du partenaire", QuestionKind.Text, Required: true)], null, new Repeat("partenaire", 4)),
            ],
        });

        page.Page.QuerySelectorAll("main h2").Select(title => title.TextContent).Take(4)
            .ShouldBe(["Ce que vous gagnez", "Qui peut candidater", "Ce qu’on vous demandera", "Calendrier"]);
        var text = Text(page);
        text.ShouldContain("300 000 € (ingénierie)");
        text.ShouldContain("Mission d’experts, pendant 12 mois");
        text.ShouldContain("Diagnostic. Trois visites.");
        text.ShouldContain("signée par un représentant légal");
        text.ShouldContain("La pièce « Note d’opportunité », au format PDF.");
        text.ShouldContain("La pièce « Plan de situation », facultative, selon vos réponses, au format PDF.");
        var asked = page.Page.QuerySelector("#questions-de-la-candidature")!;
        asked.QuerySelector("summary")!.TextContent.ShouldBe("Les 3 questions de l’appel");
        asked.QuerySelectorAll("h3").Select(title => title.TextContent).ShouldBe(["Le site", "Les partenaires"]);
        asked.TextContent.ShouldContain("seulement si la réponse à «\u00a0État du site\u00a0» est «\u00a0Bâti\u00a0»");
        asked.TextContent.ShouldContain("Pour chaque partenaire, 4 au plus.");
        asked.TextContent.ShouldNotContain("Plan de situation", customMessage: "documents stand above");
        page.Page.QuerySelectorAll("dt").Count(term => term.TextContent is "Places" or "Accompagnement").ShouldBe(2, "said once each");
    }

    [Fact]
    public async Task Where_the_rules_announce_nothing_and_ask_nothing_more_the_page_says_so_and_invents_nothing()
    {
        var page = await OpenAsync("rien-dit", TestCalls.Rules);

        Text(page).ShouldContain("Le règlement n’annonce ni montant ni accompagnement.");
        page.Page.QuerySelector("#questions-de-la-candidature").ShouldBeNull();
        Text(page).ShouldNotContain("représentant légal");
    }

    [Fact]
    public async Task The_page_says_what_a_majority_is_and_folds_what_only_a_checker_reads()
    {
        var page = await OpenAsync("majorite", TestCalls.Rules);

        var rule = page.Page.QuerySelector("#departage")!;
        rule.TextContent.ShouldNotContain("exprimées", customMessage: "votes cast do not hold abstentions");
        rule.TextContent.ShouldContain("plus de voix pour que de voix contre");
        rule.TextContent.ShouldContain("une abstention ne compte ni pour ni contre");
        rule.QuerySelector("#empreinte-tirage")!.Closest("details").ShouldNotBeNull();
    }

    [Fact]
    public async Task An_opening_is_said_to_the_minute_and_a_closing_to_the_second()
    {
        var page = await OpenAsync("secondes", TestCalls.Rules with
        {
            Calendar = TestCalls.Rules.Calendar with { Opens = "2026-04-03T09:00:17", Closes = "2026-06-30T17:00:05" },
        });

        page.Page.QuerySelectorAll("dt").First(term => term.TextContent == "Ouverture").NextElementSibling!.TextContent
            .ShouldBe("3\u00a0avril 2026 à 9\u00a0h\u00a001 (heure de Paris)");
        page.Page.QuerySelectorAll("dt").First(term => term.TextContent == "Clôture").NextElementSibling!.TextContent
            .ShouldContain("17\u00a0h\u00a000\u00a0min\u00a005\u00a0s");
    }

    private async Task<Browser> OpenAsync(string call, CallRulesRequest rules)
    {
        var administrator = app.As(Role.Administrator);
        (await administrator.PutAsync($"/api/calls/{call}", rules, ("If-None-Match", "*"))).Ok();
        (await administrator.PostAsync($"/api/calls/{call}/opening")).Ok();
        return await app.Browser().OpenAsync($"/appels/{call}");
    }

    private static string Text(Browser page) =>
        string.Join(' ', page.Page.Body!.TextContent.Replace('\u00a0', ' ').Replace('\u202f', ' ').Split(
            default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
