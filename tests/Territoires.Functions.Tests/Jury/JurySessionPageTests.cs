using Territoires.Functions.Tests.Instruction;
using Territoires.Tests.TestSupport;
using Territoires.Web.Sessions;
using static Territoires.Functions.Tests.Instruction.FormFilling;

namespace Territoires.Functions.Tests.Jury;

/// <summary>The session, from a juror's chair.</summary>
public sealed class JurySessionPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task A_juror_takes_their_seat_and_votes_on_each_file()
    {
        var journey = await ToAsync(CommissionStage.Convened);
        (await journey.SeatAsync(2)).Ok();
        var browser = await app.BrowseAsync(Juror(1), "/jury");
        await browser.FollowAsync(journey, "Séance du jury");
        browser.Text().ShouldContain("Vous voterez quand vous aurez émargé.");

        await browser.PressAsync("Émarger");
        browser.Text().ShouldContain("Vous siégez et présidez la séance.");
        browser.Text().ShouldContain(CommissionPlan.NameOf(0));
        browser.Text().ShouldContain("Note moyenne : aucune évaluation. Services de l’État : aucun avis.");
        await browser.PressAsync("Vérifier mes votes", Vote(journey.First, "For"), Vote(journey.Candidates[1], "Abstain"));
        browser.Title.ShouldBe("Vérifier mes votes");
        browser.Page.QuerySelectorAll("#choix li").Length.ShouldBe(2);
        browser.Text().ShouldContain("Un dossier restera sans vote de vous.");
        browser.Text().ShouldContain("Rien n’est encore enregistré.");
        await browser.PressAsync("Enregistrer mes 2 votes");

        browser.Text().ShouldContain("Vos votes sont enregistrés.");
        browser.Page.QuerySelector($"#dossier-{journey.First.Id}")!.TextContent.Replace('\u00a0', ' ')
            .ShouldContain("Vous avez voté : Pour");
        browser.Page.QuerySelector($"#dossier-{journey.Candidates[1].Id}")!.TextContent.Replace('\u00a0', ' ')
            .ShouldContain("Vous avez voté : Abstention");
        browser.Page.QuerySelectorAll($"#dossier-{journey.Candidates[2].Id} input[checked]").ShouldBeEmpty("one file is left");
    }

    [Fact]
    public async Task Without_a_quorum_nothing_is_offered_to_vote_and_the_page_begins_with_how_many_are_missing()
    {
        var journey = await ToAsync(CommissionStage.Convened);
        var browser = await OpenAsync(journey, 1);
        Notice(browser).ShouldContain("0 membre présent, il en faut 2 pour le quorum. Il manque 2 membres. Émargez, plus bas");
        await browser.PressAsync("Émarger");

        Notice(browser).ShouldContain("1 membre présent, il en faut 2 pour le quorum. Il manque 1 membre.");
        browser.Page.QuerySelector("h1 ~ *[id]")!.Id.ShouldBe("quorum-manque", "what holds everything back is said first");
        browser.Text().ShouldContain("Quorum : 1 membre présent, il en faut 2 ; il n’est pas atteint.");
        browser.Page.QuerySelectorAll("article").Length.ShouldBe(3, "the files are there to read");
        browser.Page.QuerySelectorAll("article input, form[action$='/votes/verification']").ShouldBeEmpty();

        (await journey.SeatAsync(2)).Ok();
        await browser.OpenAsync(browser.Location.AbsolutePath);
        browser.Page.GetElementById("quorum-manque").ShouldBeNull();
        browser.Page.QuerySelectorAll("article fieldset").Length.ShouldBe(3);

        static string Notice(Browser browser) => AsRead(browser.Page.GetElementById("quorum-manque")!.TextContent);
    }

    [Fact]
    public async Task Without_a_choice_or_once_the_quorum_is_lost_the_page_says_so_and_names_the_files()
    {
        var journey = await ToAsync(CommissionStage.Convened);
        (await journey.SeatAsync(1)).Ok();
        (await journey.SeatAsync(2)).Ok();
        var browser = await OpenAsync(journey, 1);

        await browser.PressAsync("Vérifier mes votes");
        browser.Status.ShouldBe(422);
        browser.Errors().ShouldContain("Choisissez pour, contre ou abstention");

        await browser.PressAsync("Vérifier mes votes", Vote(journey.First, "Against"), Vote(journey.Candidates[1], "For"));
        (await journey.Secretary.PostAsync($"{journey.SessionPath}/departures", new { juror = "juror-2" })).Ok();
        await browser.PressAsync("Enregistrer mes 2 votes");
        browser.Status.ShouldBe(409);
        browser.Errors().ShouldContain("Le quorum n’est pas atteint.");
        browser.Errors().ShouldContain(CommissionPlan.NameOf(0));
        browser.Errors().ShouldContain(CommissionPlan.NameOf(1));
        browser.Errors().ShouldContain("1 membre présent, il en faut 2.");
        browser.Page.QuerySelectorAll("#erreurs a").Select(link => link.GetAttribute("href"))
            .ShouldBe([$"#vote-{journey.First.Id}", $"#vote-{journey.Candidates[1].Id}"], ignoreOrder: true);
        browser.Ticked($"vote-{journey.First.Id}").ShouldBe("Against", "nothing chosen is lost");
        browser.Ticked($"vote-{journey.Candidates[1].Id}").ShouldBe("For", "nothing chosen is lost");
    }

    [Fact]
    public async Task One_vote_refused_holds_no_other_back_and_stays_ticked()
    {
        var journey = await ToAsync(CommissionStage.Convened);
        (await journey.SeatAsync(1)).Ok();
        (await journey.SeatAsync(2)).Ok();
        var browser = await OpenAsync(journey, 2);
        await browser.PressAsync("Vérifier mes votes", [.. journey.Candidates.Select(candidate => Vote(candidate, "For"))]);

        // In another tab, they step aside from the first.
        (await journey.Juror(2).PostAsync($"{journey.First.Path}/recusals", new { ground = "other" })).Ok();
        await app.SettleAsync();
        await browser.PressAsync("Enregistrer mes 3 votes");

        browser.Status.ShouldBe(409);
        browser.Errors().ShouldContain("Un dossier n’est plus à voter pour vous");
        browser.Text().ShouldNotContain(CommissionPlan.NameOf(0), Case.Sensitive, "whoever stepped aside learns nothing");
        browser.Page.QuerySelectorAll("strong").Count(said => said.TextContent.EndsWith("Pour", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task What_was_chosen_comes_back_from_the_page_that_checks_and_marks_and_opinions_stand_beside_each_choice()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Reviewed, new CommissionPlan
        {
            Score = (candidate, juror) => candidate == 0 ? juror + 1 : null,
        });
        await journey.ToAsync(CommissionStage.Seated);
        var member = await Management.Desk.Of(app, Role.Juror).OpenAsync($"/jury/seances/{journey.Call}-seance");
        member.Page.QuerySelector($"#dossier-{journey.First.Id}")!.TextContent.Replace('\u00a0', ' ')
            .ShouldContain("Note moyenne : 3,00 (3 évaluations), de 2,00 à 4,00.");

        await member.SubmitAsync("Vérifier mes votes", Vote(journey.First, "Abstain"));
        await member.SubmitAsync("Changer mes choix");

        (member.Status, member.Title).ShouldBe((200, "Séance du jury"));
        member.Page.QuerySelector($"input[name='vote-{journey.First.Id}'][checked]")!.GetAttribute("value").ShouldBe("Abstain");
        (await journey.Juror(1).GetAsync(journey.SessionPath)).Ok().Json.GetProperty("agenda").EnumerateArray()
            .ShouldAllBe(item => item.GetProperty("votes").GetInt32() == 0, "nothing is saved");
    }

    [Fact]
    public async Task A_vote_is_changed_on_the_page_and_one_may_leave_and_come_back()
    {
        var journey = await ToAsync(CommissionStage.Seated);
        var browser = await OpenAsync(journey, 2);
        await VoteAsync(browser, Vote(journey.First, "For"));
        browser.Ticked($"vote-{journey.First.Id}").ShouldBe("For");

        await browser.PressAsync("Vérifier mes votes", Vote(journey.First, "Against"));
        browser.Text().ShouldContain("Contre, au lieu de : pour");
        await browser.PressAsync("Enregistrer mon vote");

        browser.Status.ShouldBe(200);
        browser.Text().ShouldContain("Vous avez voté : Contre");
        await browser.PressAsync("Quitter la séance");
        browser.Text().ShouldContain("Émargez de nouveau pour changer votre vote.");
        await browser.PressAsync("Émarger");
        browser.Text().ShouldContain("Vous siégez");
    }

    [Fact]
    public async Task Titular_and_alternate_do_not_sit_together()
    {
        var journey = await ToAsync(CommissionStage.Convened);
        var browser = await OpenAsync(journey, 10);
        (await journey.SeatAsync(1)).Ok();

        await browser.PressAsync("Émarger");

        browser.Status.ShouldBe(409);
        browser.Errors().ShouldContain("Le siège est occupé.");
        browser.Errors().ShouldContain("Membre du jury 1 y siège");
        var seats = browser.Page.QuerySelectorAll("main tbody th").Select(seat => seat.TextContent).ToArray();
        seats.Select(AsRead).ShouldBe(["Siège 1 (présidence) votre siège", "Siège 2", "Siège 3"]);
        browser.Text().ShouldNotContain("siege-");
        browser.Text().ShouldContain("Membre du jury 1 siège à votre place");
    }

    [Fact]
    public async Task A_file_from_which_a_juror_stepped_aside_is_not_in_their_session()
    {
        var journey = await ToAsync(CommissionStage.Seated);
        (await journey.Juror(2).PostAsync($"{journey.First.Path}/recusals", new { ground = "employment" })).Ok();

        var browser = await OpenAsync(journey, 2);

        browser.Page.QuerySelectorAll("article").Length.ShouldBe(2);
        browser.Text().ShouldNotContain(journey.First.Number);
        browser.Text().ShouldNotContain("Projet 0");
    }

    [Fact]
    public async Task Nobody_reads_the_votes_of_another()
    {
        var journey = await ToAsync(CommissionStage.Voted);

        var one = await OpenAsync(journey, 1);
        var three = await OpenAsync(journey, 3);

        one.Text().ShouldNotContain("Vous avez voté : Contre");
        one.Text().ShouldContain("Vous avez voté : Pour");
        three.Text().ShouldContain("Vous avez voté : Contre");
    }

    [Fact]
    public async Task The_chair_reads_the_minutes_and_signs_them()
    {
        var journey = await ToAsync(CommissionStage.Voted);
        var chair = await OpenAsync(journey, 1);
        chair.Text().ShouldContain("Le secrétariat le rédige");
        (await chair.OpenAsync($"/jury/seances/{journey.Call}-seance/proces-verbal")).Status.ShouldBe(404);
        await journey.ToAsync(CommissionStage.Minuted);
        var member = await OpenAsync(journey, 2);
        member.Page.QuerySelectorAll("form[action$='/signature']").ShouldBeEmpty();

        await chair.OpenAsync($"/jury/seances/{journey.Call}-seance");
        await chair.FollowAsync("Lire le procès-verbal");
        chair.Title.ShouldBe("Procès-verbal de la séance du jury");
        await chair.OpenAsync($"/jury/seances/{journey.Call}-seance");
        await chair.PressAsync("Signer le procès-verbal");

        chair.Text().ShouldContain("Vous avez signé ; la signature du secrétariat est attendue.");
        chair.Page.QuerySelectorAll("form[action$='/signature']").ShouldBeEmpty();
        (await journey.SignAsync(journey.Secretary)).Ok().String("stage").ShouldBe("signed");
        (await member.OpenAsync(member.Location.AbsolutePath)).Text().ShouldContain("la séance est close");
    }

    [Fact]
    public async Task A_member_who_does_not_preside_signs_nothing()
    {
        var journey = await ToAsync(CommissionStage.Minuted);
        using var form = new FormUrlEncodedContent([new("confirmer-signature", "oui")]);

        var reply = await journey.Juror(2).SendAsync(HttpMethod.Post, $"/jury/seances/{journey.Call}-seance/signature", form);

        reply.Status.ShouldBe(409);
        reply.Text.ShouldContain("Vous ne présidez pas cette séance.");
    }

    [Fact]
    public async Task The_session_is_its_jurys_and_the_minutes_are_those_of_who_works_with_it()
    {
        var journey = await ToAsync(CommissionStage.Minuted);
        var path = $"/jury/seances/{journey.Call}-seance";

        (await journey.Juror(77).GetAsync(path)).Status.ShouldBe(404);
        (await journey.Juror(77).GetAsync($"{path}/proces-verbal")).Status.ShouldBe(404);
        (await journey.Secretary.GetAsync(path)).Status.ShouldBe(403);
        (await journey.Applicant.GetAsync($"{path}/proces-verbal")).Status.ShouldBe(403);
        (await journey.Secretary.GetAsync($"{path}/proces-verbal")).Status.ShouldBe(200);
        (await journey.Authority.GetAsync($"{path}/proces-verbal")).Status.ShouldBe(200);
        (await app.As().GetAsync(path)).Location.ShouldStartWith("/connexion");
    }

    [Fact]
    public async Task Every_form_of_the_session_needs_its_token()
    {
        var journey = await ToAsync(CommissionStage.Convened);
        foreach (var act in new[] { "emargement", "depart", "votes", "votes/verification", "signature" })
        {
            using var form = new FormUrlEncodedContent([new("application", journey.First.Id), new($"vote-{journey.First.Id}", "For")]);
            var reply = await app.As()
                .SendAsync(HttpMethod.Post, $"/jury/seances/{journey.Call}-seance/{act}", form,
                    ("Cookie", $"{Identification.Cookie}={app.Token(Juror(1))}"));
            reply.Status.ShouldBe(400, act);
            reply.Text.ShouldContain("formulaire-invalide");
        }
    }

    private static string AsRead(string text) =>
        string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static (string, string) Vote(Candidate candidate, string choice) => ($"vote-{candidate.Id}", choice);

    private static async Task VoteAsync(Browser browser, params (string, string)[] votes)
    {
        await browser.PressAsync("Vérifier mes votes", votes);
        await browser.PressAsync(votes.Length == 1 ? "Enregistrer mon vote" : $"Enregistrer mes {votes.Length} votes");
    }

    private Task<Browser> OpenAsync(CommissionJourney journey, int juror) =>
        app.BrowseAsync(Juror(juror), $"/jury/seances/{journey.Call}-seance");

    private Task<CommissionJourney> ToAsync(CommissionStage stage) =>
        CommissionJourney.ToAsync(app, stage, new CommissionPlan { Score = (_, _) => null });
}
