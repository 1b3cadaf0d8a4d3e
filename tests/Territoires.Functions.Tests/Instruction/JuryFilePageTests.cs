using Territoires.Tests.TestSupport;
using Territoires.Web.Sessions;
using static Territoires.Functions.Tests.Instruction.FormFilling;

namespace Territoires.Functions.Tests.Instruction;

/// <summary>A juror at their desk, without JavaScript.</summary>
public sealed class JuryFilePageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task A_juror_scores_a_file_from_their_desk_in_a_few_clicks_and_freezes_it()
    {
        var journey = await AssignedAsync();
        var browser = await app.BrowseAsync(Juror(1), "/jury");
        browser.Text(journey).ShouldContain("0 sur 1");
        browser.Text(journey).ShouldContain("À évaluer");

        browser.Text(journey).ShouldContain(journey.First.Number);
        await browser.FollowAsync(journey, CommissionPlan.NameOf(0));
        browser.Title.ShouldBe(CommissionPlan.NameOf(0));
        browser.Text().ShouldContain("tant que la séance n’est pas convoquée");
        await browser.PressAsync(
            "Enregistrer et finaliser", ("scores-projet", "4"), ("scores-portage", "3"), ("comment", "Un bon projet."));

        browser.Title.ShouldBe("Finaliser mon évaluation");
        browser.Text().ShouldContain("Votre évaluation est enregistrée, et n’est pas encore finale.");
        browser.Text().ShouldContain("3,60 sur 5");
        browser.Page.QuerySelector("#consequences")!.TextContent.ShouldContain("Ensuite elle ne change plus");
        (await journey.Juror(1).GetAsync(journey.First.MyReview)).Ok().Json.GetProperty("final").GetBoolean().ShouldBeFalse();
        await browser.PressAsync("Finaliser mon évaluation");

        browser.Location.AbsolutePath.ShouldBe("/jury");
        browser.Text(journey).ShouldContain("1 sur 1");
        browser.Text(journey).ShouldContain("Finale");
        await browser.FollowAsync(journey, CommissionPlan.NameOf(0));
        browser.Text().ShouldContain("3,60 sur 5");
        browser.Page.QuerySelectorAll("input[type=radio]").ShouldBeEmpty("a final review is only read");
        (await journey.Juror(1).GetAsync(journey.First.MyReview)).Ok().Json.GetProperty("final").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Each_criterion_says_what_its_scores_mean()
    {
        var rules = CommissionPlan.RulesAt(app.Now);
        var anchored = rules.Grid[0] with { Guide = "0 : rien n’est prêt ; 5 : tout l’est." };
        var plan = new CommissionPlan { Applications = 1, Rules = rules with { Grid = [anchored, .. rules.Grid.Skip(1)] } };
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.PanelSet, plan);
        await journey.AssignAsync(journey.First, "juror-1");

        var browser = await OpenAsync(journey);

        browser.Page.QuerySelector("#scores-projet legend")!.TextContent.ShouldContain("5 : tout l’est.");
        browser.Page.QuerySelector("#scores-projet legend")!.TextContent.ShouldNotContain("excellent");
        browser.Page.QuerySelector("#scores-portage legend")!.TextContent.ShouldContain(
            "0\u00a0: très insuffisant\u00a0; 5\u00a0: excellent.");
    }

    [Fact]
    public async Task A_review_is_saved_in_several_sittings()
    {
        var journey = await AssignedAsync();
        var browser = await OpenAsync(journey);

        await browser.PressAsync("Enregistrer", ("scores-projet", "2"), ("comment", "À relire."));

        browser.Status.ShouldBe(200);
        browser.Text().ShouldContain("Votre évaluation est enregistrée.");
        browser.Ticked("scores-projet").ShouldBe("2");
        browser.Ticked("scores-portage").ShouldBeNull();
        await browser.PressAsync("Enregistrer", ("scores-portage", "5"));
        (browser.Ticked("scores-projet"), browser.Ticked("scores-portage")).ShouldBe(("2", "5"));
        browser.Page.QuerySelector("#comment")!.TextContent.ShouldBe("À relire.");
        (await browser.OpenAsync("/jury")).Text(journey).ShouldContain("En cours");
    }

    [Fact]
    public async Task Finalising_without_every_score_says_which_and_keeps_what_was_typed()
    {
        var journey = await AssignedAsync();
        var browser = await OpenAsync(journey);

        await browser.PressAsync("Enregistrer et finaliser", ("scores-projet", "2"), ("comment", "Il manque\nune note"));

        browser.Status.ShouldBe(422);
        browser.Errors().ShouldContain("Tous les critères ne sont pas notés.");
        browser.Page.QuerySelector("#erreurs a")!.GetAttribute("href").ShouldBe("#scores-portage");
        browser.Page.QuerySelector("#scores-portage")!.ClassList.ShouldContain("fr-fieldset--error");
        browser.Ticked("scores-projet").ShouldBe("2");
        browser.Page.QuerySelector("#comment")!.TextContent.ShouldBe("Il manque\nune note");
        browser.Text().ShouldContain("Votre évaluation est enregistrée.");
        (await journey.Juror(1).GetAsync(journey.First.MyReview)).Ok().Json.GetProperty("final").GetBoolean().ShouldBeFalse();
        await FinaliseAsync(browser, ("scores-portage", "1"));
        browser.Location.AbsolutePath.ShouldBe("/jury");
    }

    [Fact]
    public async Task A_comment_that_is_too_long_keeps_no_score_from_being_saved()
    {
        var journey = await AssignedAsync();
        var browser = await OpenAsync(journey);

        await browser.PressAsync("Enregistrer", ("scores-projet", "2"), ("comment", new string('x', 4001)));

        browser.Status.ShouldBe(422);
        browser.Errors().ShouldContain("Le reste de la page est enregistré.");
        browser.Page.QuerySelector("#comment")!.TextContent.Length.ShouldBe(4001, "nothing typed is lost");
        (await browser.OpenAsync(browser.Location.AbsolutePath)).Ticked("scores-projet").ShouldBe("2");
        await browser.PressAsync("Enregistrer", ("scores-portage", "1"), ("comment", "Plus court."));
        browser.Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_second_tab_shows_both_choices_and_the_juror_decides()
    {
        var journey = await AssignedAsync();
        var first = await OpenAsync(journey);
        var second = await OpenAsync(journey);
        await first.PressAsync("Enregistrer", ("scores-projet", "1"), ("comment", "Premier"));

        await second.PressAsync("Enregistrer", ("scores-projet", "5"), ("comment", "Second"));

        second.Status.ShouldBe(412);
        second.Errors().ShouldContain("Votre évaluation a changé entre-temps.");
        second.Ticked("scores-projet").ShouldBe("5", "nothing typed is lost");
        second.Text().ShouldContain("Note enregistrée entre-temps : 1.");
        second.Text().ShouldContain("« Premier »");
        await second.PressAsync("Enregistrer");
        second.Status.ShouldBe(200);
        (await journey.Juror(1).GetAsync(journey.First.MyReview)).Json.GetProperty("scores").GetProperty("projet").GetInt32().ShouldBe(5);
    }

    [Fact]
    public async Task A_review_frozen_in_another_tab_is_no_longer_written()
    {
        var journey = await AssignedAsync();
        var (first, second) = (await OpenAsync(journey), await OpenAsync(journey));
        await FinaliseAsync(first, ("scores-projet", "4"), ("scores-portage", "4"));

        await second.PressAsync("Enregistrer", ("scores-projet", "0"), ("comment", "Un regret"));

        second.Status.ShouldBe(409);
        second.Errors().ShouldContain("L’évaluation est finale.");
        second.Text().ShouldContain("4,00 sur 5");
        second.Text().ShouldContain("Un regret");
    }

    [Fact]
    public async Task A_second_click_on_the_same_button_is_no_conflict()
    {
        var journey = await AssignedAsync();
        var once = await OpenAsync(journey);
        var twice = await OpenAsync(journey);
        (string, string)[] same = [("scores-projet", "4"), ("scores-portage", "4"), ("comment", "Vu.")];

        await once.PressAsync("Enregistrer et finaliser", same);
        await twice.PressAsync("Enregistrer et finaliser", same);
        (twice.Status, twice.Title).ShouldBe((200, "Finaliser mon évaluation"));
        await once.PressAsync("Finaliser mon évaluation");
        await twice.PressAsync("Finaliser mon évaluation");

        (twice.Status, twice.Location.AbsolutePath).ShouldBe((200, "/jury"));
    }

    [Fact]
    public async Task After_the_deadline_what_was_typed_is_shown_and_not_saved()
    {
        var journey = await AssignedAsync();
        var browser = await OpenAsync(journey);
        await app.AdvanceToAsync(journey.ReviewsBy.AddMilliseconds(1));

        await browser.PressAsync("Enregistrer", ("scores-projet", "3"), ("comment", "Trop tard"));

        browser.Status.ShouldBe(409);
        browser.Errors().ShouldContain("Les évaluations ne sont plus reçues.");
        browser.Text().ShouldContain("Trop tard");
        browser.Page.QuerySelectorAll("input[type=radio]").ShouldBeEmpty();
        browser.Text().ShouldContain("prévenez le secrétariat");
    }

    [Fact]
    public async Task A_file_that_others_review_is_read_before_the_session()
    {
        var journey = await AssignedAsync();
        var browser = await app.BrowseAsync(Juror(2), "/jury");
        browser.Text(journey).ShouldContain("Aucun dossier ne vous est confié");

        await browser.FollowAsync(journey, CommissionPlan.NameOf(0));

        browser.Text().ShouldContain("évalué par d’autres membres du jury");
        browser.Text().ShouldContain("Essayer");
        browser.Page.QuerySelectorAll("input[type=radio]").ShouldBeEmpty();
        await browser.OpenAsync(browser.Page.QuerySelectorAll("a[href*='/documents/']").ShouldHaveSingleItem().GetAttribute("href")!);
        browser.Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_juror_reads_the_opinions_of_the_services_and_nobody_elses_review()
    {
        var journey = await AssignedAsync();
        (await journey.Service.PostAsync(
            $"{journey.First.Path}/opinions", new { verdict = "reserved", text = "Sous réserve de l’accès." })).Status.ShouldBe(204);
        (await app.As(Role.Administrator).PutAsync(
            "/api/accounts",
            new
            {
                address = "ddt-48@exemple.invalid",
                id = "ddt-48",
                roles = new[] { "service" },
                departements = new[] { "48" },
                quality = "DDT d’essai n° 48",
            },
            ("If-None-Match", "*"))).Ok();
        await journey.AssignAsync(journey.First, "juror-2");
        (await journey.Juror(2).PutAsync(
            journey.First.MyReview, new { scores = new { projet = 1 }, comment = "Secret de juror-2." }, ("If-None-Match", "*"))).Ok();

        var browser = await OpenAsync(journey);

        browser.Text().ShouldContain("DDT d’essai n° 48");
        browser.Text().ShouldNotContain("ddt-48", customMessage: "nobody reads the name of an account");
        browser.Text().ShouldContain("Réservé");
        browser.Text().ShouldContain("Sous réserve de l’accès.");
        browser.Text().ShouldNotContain("Secret de juror-2.");
        browser.Ticked("scores-projet").ShouldBeNull();
    }

    [Fact]
    public async Task The_desk_is_its_jurys_alone()
    {
        var journey = await AssignedAsync();
        var path = $"/jury/dossiers/{journey.First.Id}";

        (await app.As(Role.Secretary).GetAsync(path)).Status.ShouldBe(403);
        (await app.As(Role.Secretary).GetAsync("/jury")).Status.ShouldBe(403);
        (await journey.Juror(77).GetAsync(path)).Status.ShouldBe(404);
        (await journey.Juror(77).GetAsync($"/jury/appels/{journey.Call}/mon-travail")).Status.ShouldBe(404);
        (await journey.Juror(77).GetAsync("/jury")).Text.ShouldContain("Vous ne siégez dans aucun jury");
        (await app.As().GetAsync("/jury")).Location.ShouldStartWith("/connexion");
    }

    [Fact]
    public async Task Every_form_of_the_desk_needs_its_token()
    {
        var journey = await AssignedAsync();
        foreach (var path in new[] { "", "/finalisation", "/deport" }.Select(end => $"/jury/dossiers/{journey.First.Id}{end}"))
        {
            using var form = new FormUrlEncodedContent([new("ground", "Elected"), new("scores-projet", "3")]);
            var reply = await app.As().SendAsync(HttpMethod.Post, path, form, ("Cookie", $"{Identification.Cookie}={app.Token(Juror(1))}"));
            reply.Status.ShouldBe(400, path);
            reply.Text.ShouldContain("formulaire-invalide");
        }

        (await journey.Juror(1).GetAsync(journey.First.Path)).Status.ShouldBe(200);
        (await journey.Juror(1).GetAsync(journey.First.MyReview)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task What_a_juror_did_stands_on_one_page()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Voted);

        var browser = await app.BrowseAsync(Juror(1), $"/jury/appels/{journey.Call}/mon-travail");

        browser.Title.ShouldBe("Mon récapitulatif");
        browser.Text().ShouldContain("Finale, note pondérée : 5,00 sur 5.");
        browser.Text().ShouldContain("Lu.");
        browser.Page.QuerySelectorAll("tbody tr").Length.ShouldBe(3);
        browser.Page.QuerySelectorAll("tbody tr td:last-child").Select(cell => cell.TextContent).ShouldAllBe(vote => vote == "Pour");
    }

    private static async Task FinaliseAsync(Browser browser, params (string, string)[] fields)
    {
        await browser.PressAsync("Enregistrer et finaliser", fields);
        await browser.PressAsync("Finaliser mon évaluation");
    }

    private Task<Browser> OpenAsync(CommissionJourney journey) => app.BrowseAsync(Juror(1), $"/jury/dossiers/{journey.First.Id}");

    private async Task<CommissionJourney> AssignedAsync()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.PanelSet, new CommissionPlan { Applications = 1 });
        await journey.AssignAsync(journey.First, "juror-1");
        return journey;
    }
}
