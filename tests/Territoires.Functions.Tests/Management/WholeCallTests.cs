using Territoires.Domain.Jury;
using Territoires.Tests.TestSupport;
using Territoires.Web.Text;

namespace Territoires.Functions.Tests.Management;

/// <summary>A whole call by its desk: secretary, authority and administrator have nothing but their pages; jurors use the API.</summary>
public sealed class WholeCallTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task From_eligibility_to_publication_everything_is_done_on_pages()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Closed);
        var secretary = Desk.Of(app, Role.Secretary);

        await secretary.OpenAsync("/gestion");
        await secretary.OpenAsync($"/gestion/appels/{journey.Call}");
        secretary.Text.ShouldContain("La recevabilité des candidatures est examinée");
        secretary.Text.ShouldContain("3 candidatures attendent leur décision de recevabilité.");
        await AdmitAsync(journey, secretary);
        await ComposeAsync(journey, secretary);
        await AssignAndReviewAsync(journey, secretary);
        await DeliberateAsync(journey, secretary);
        await DesignateAsync(journey);
        await PublishAsync(journey);

        await secretary.OpenAsync($"/gestion/appels/{journey.Call}");
        secretary.Text.ShouldContain("La liste des lauréats est publiée");
        secretary.Text.ShouldContain("Rien n’est attendu de personne");
        secretary.Page.QuerySelectorAll("#etapes .fr-badge--success").Length.ShouldBe(8);
        var steps = secretary.Page.QuerySelectorAll("#etapes li").Select(step => step.TextContent).ToList();
        steps[2].ShouldContain($"le {FrenchText.Day(journey.Closes, "Europe/Paris")}, par le secrétariat, 3 décisions sur 3");
        steps[3].ShouldContain("aucun avis donné");
    }

    private static async Task AdmitAsync(CommissionJourney journey, Desk secretary)
    {
        await secretary.FollowAsync("Décider de la recevabilité");
        await secretary.SubmitAsync(
            "Déclarer recevables les candidatures cochées", [.. journey.Candidates.Select(candidate => ("ids", candidate.Id))]);
        secretary.Title.ShouldBe("Vérifier les recevabilités");
        secretary.Page.QuerySelectorAll("#choisies li").Length.ShouldBe(3);
        await secretary.SubmitAsync("Déclarer recevables");
        secretary.Title.ShouldBe("Recevabilité");
        secretary.Text.ShouldContain("dont 0 sans décision");
        await journey.App.SettleAsync();
    }

    private static async Task ComposeAsync(CommissionJourney journey, Desk secretary)
    {
        await secretary.OpenAsync($"/gestion/appels/{journey.Call}");
        secretary.Text.ShouldContain("Le jury n’est pas composé");
        await secretary.FollowAsync("Composer le jury");
        await JurorAccounts.OpenAsync(journey.App, "juror-1", "juror-10", "juror-2", "juror-20", "juror-3", "juror-30");
        await secretary.SubmitAsync(
            "Enregistrer le jury", [("presidence", "0"), .. Seat(0, "experts", 1), .. Seat(1, "élus", 2), .. Seat(2, "experts", 3)]);
        secretary.Status.ShouldBe(200);
        secretary.Page.QuerySelectorAll("main tbody tr").Length.ShouldBe(3);
    }

    private static (string, string)[] Seat(int place, string college, int juror) =>
    [
        ($"seats-{place}-college", college), ($"seats-{place}-titular", JurorAccounts.AddressOf($"juror-{juror}")),
        ($"seats-{place}-alternate", JurorAccounts.AddressOf($"juror-{juror}0")),
    ];

    private static async Task AssignAndReviewAsync(CommissionJourney journey, Desk secretary)
    {
        await secretary.OpenAsync($"/gestion/appels/{journey.Call}");
        secretary.Text.ShouldContain("Candidatures recevables que personne n’évalue : 3.");
        await secretary.FollowAsync("Affecter les candidatures");
        await secretary.SubmitAsync(
            "Affecter", [
                .. journey.Candidates.SelectMany(
                    candidate => new[] { ("affectation", $"{candidate.Id}:juror-1"), ("affectation", $"{candidate.Id}:juror-2") })]);
        secretary.Text.ShouldContain("affectée");
        for (var i = 0; i < journey.Candidates.Count; i++)
        {
            foreach (var juror in new[] { 1, 2 })
            {
                var review = new
                {
                    scores = new Dictionary<string, int> { ["projet"] = 5 - i, ["portage"] = 5 - i },
                    comment = "Lu.",
                    final = true,
                };
                (await journey.Juror(juror).PutAsync(journey.Candidates[i].MyReview, review, ("If-None-Match", "*"))).Ok();
            }
        }

        await journey.App.SettleAsync();
        await secretary.OpenAsync($"/gestion/appels/{journey.Call}/evaluations");
        secretary.Page.QuerySelectorAll("main tbody")[0].TextContent.ShouldContain("finale");
        secretary.Page.QuerySelectorAll("main tbody")[^1].QuerySelector("tr")!.TextContent.ShouldContain(journey.First.Number);
        secretary.Text.ShouldContain("5,00");
    }

    private static async Task DeliberateAsync(CommissionJourney journey, Desk secretary)
    {
        await secretary.OpenAsync($"/gestion/appels/{journey.Call}");
        secretary.Text.ShouldContain("6 sur 6 attendues");
        await secretary.FollowAsync("Convoquer la séance");
        await secretary.SubmitAsync(
            "Vérifier la convocation",
            ("begins", journey.App.Now.AddDays(7).ToString("yyyy-MM-dd'T'HH:mm", null)), ("place", "Préfecture, salle 2"));
        await secretary.SubmitAsync("Convoquer la séance");
        secretary.Text.ShouldContain("La séance est convoquée sur 3 candidatures recevables.");
        await secretary.SubmitAsync("Rédiger le procès-verbal");
        secretary.Status.ShouldBe(409);
        secretary.Text.ShouldContain("Toutes les candidatures n’ont pas été votées.");
        await journey.App.AdvanceToAsync(journey.App.Now.AddDays(7));
        foreach (var juror in new[] { 1, 2, 3 })
        {
            (await journey.SeatAsync(juror)).Ok();
        }

        for (var i = 0; i < journey.Candidates.Count; i++)
        {
            foreach (var juror in new[] { 1, 2, 3 })
            {
                (await journey.VoteAsync(juror, journey.Candidates[i], juror <= 3 - i ? "for" : "against")).Ok();
            }
        }

        await secretary.OpenAsync($"/gestion/appels/{journey.Call}");
        secretary.Text.ShouldContain("Tous les votes sont exprimés");
        await secretary.FollowAsync("Rédiger le procès-verbal");
        await NoteReasonAsync(journey, secretary);
        await secretary.SubmitAsync("Rédiger le procès-verbal");
        secretary.Text.ShouldContain("Non adoptée");
        secretary.Page.QuerySelector("#motifs-du-jury")!.TextContent.ShouldContain("Un portage solide.");
        await secretary.SubmitAsync("Signer pour le secrétariat");
        secretary.Text.ShouldContain("Présidence : pas encore signé");
        secretary.Offers("Transmettre la proposition à l’autorité").ShouldBeFalse();
        (await journey.SignAsync(journey.Juror(1))).Ok();
        await journey.App.SettleAsync();
        await secretary.OpenAsync($"/gestion/appels/{journey.Call}");
        await secretary.FollowAsync("Transmettre la proposition");
        await secretary.SubmitAsync("Transmettre la proposition à l’autorité");
        secretary.Title.ShouldBe("Désignation");
        secretary.Offers("Vérifier").ShouldBeFalse("the secretary does not designate");
        await journey.App.SettleAsync();
    }

    private static async Task NoteReasonAsync(CommissionJourney journey, Desk secretary)
    {
        var button = $"Enregistrer les motifs sur {CommissionPlan.NameOf(0)} ({journey.First.Number})";
        var field = $"motifs-{journey.First.Id}";
        await secretary.SubmitAsync(button, (field, new string('x', MinutesItem.MaxReason + 1)));
        secretary.Status.ShouldBe(422);
        secretary.Page.QuerySelector("#erreurs a")!.GetAttribute("href").ShouldBe($"#{field}");
        secretary.Page.QuerySelector($"#{field}")!.TextContent.Length.ShouldBe(MinutesItem.MaxReason + 1, "nothing typed is lost");
        await secretary.SubmitAsync(button, (field, "Un portage solide."));
        (secretary.Status, secretary.Title).ShouldBe((200, "Séance"));
    }

    private static async Task DesignateAsync(CommissionJourney journey)
    {
        var authority = Desk.Of(journey.App, Role.Authority);
        await authority.OpenAsync($"/gestion/appels/{journey.Call}");
        authority.Text.ShouldContain("C’est à l’autorité d’agir");
        await authority.FollowAsync("Voir la proposition et la désignation");
        authority.Page.QuerySelectorAll("#laureates input[checked]").Select(box => box.GetAttribute("value"))
            .ShouldBe([journey.Candidates[0].Number, journey.Candidates[1].Number]);
        await authority.SubmitAsync("Vérifier");
        authority.Page.QuerySelector("#ecarts")!.TextContent.ShouldContain("suit la proposition du jury");
        await authority.SubmitAsync("Désigner");
        authority.Page.QuerySelectorAll("#designes .territoires-numero").Select(line => line.TextContent)
            .ShouldBe([journey.Candidates[0].Number, journey.Candidates[1].Number]);
        await journey.App.SettleAsync();
    }

    private static async Task PublishAsync(CommissionJourney journey)
    {
        var administrator = Desk.Of(journey.App, Role.Administrator);
        await administrator.OpenAsync($"/gestion/appels/{journey.Call}");
        await administrator.FollowAsync("Programmer la publication");
        await administrator.SubmitAsync("Programmer");
        administrator.Page.QuerySelector("#instant")!.TextContent.ShouldContain("programmée pour le");
        await journey.App.SettleAsync();
        (await journey.App.As().GetAsync($"/appels/{journey.Call}/laureats")).Ok().Text.ShouldContain("liste-attendue");
        await journey.App.AdvanceToAsync(journey.EarliestPublication);
        (await journey.App.As().GetAsync($"/appels/{journey.Call}/laureats")).Status.ShouldBe(200);
    }
}
