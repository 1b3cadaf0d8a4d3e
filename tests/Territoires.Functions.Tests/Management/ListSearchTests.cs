using System.Globalization;
using Territoires.Domain.Applications;
using Territoires.Domain.Instruction;
using Territoires.Tests.TestSupport;
using Territoires.Web.Desk;

namespace Territoires.Functions.Tests.Management;

/// <summary>Looking for files in the list of the desk, without JavaScript: what is asked stands in the address.</summary>
public sealed class ListSearchTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly (string Title, string Body, string Departement)[] Files =
    [
        ("La forêt habitée", "Syndicat mixte de l’Ouest", "48"), ("Un été à vivre", "Syndicat mixte de Bellevue", "59"),
        ("Habiter la halle", "Syndicat mixte d’Aval", "48"),
    ];

    private readonly TestApp app = fixture.App;

    [Theory]
    [InlineData("recherche=FORET", 0)]
    [InlineData("recherche=ete", 1)]
    [InlineData("recherche=aval+halle", 2)]
    [InlineData("recherche=habit", 0, 2)]
    [InlineData("recherche=habit&departement=59")]
    [InlineData("departement=48", 0, 2)]
    [InlineData("recherche=introuvable")]
    [InlineData("tri=porteur", 2, 1, 0)]
    [InlineData("tri=titre", 2, 0, 1)]
    [InlineData("tri=titre&departement=48", 2, 0)]
    public async Task Words_places_and_orders_find_what_they_say(string query, params int[] found)
    {
        var journey = await OpenAsync();

        var desk = await Desk.Of(app, Role.Auditor).OpenAsync($"/gestion/appels/{journey.Call}/recevabilite?{query}");

        Numbers(desk).ShouldBe(
            found.Select(place => journey.Candidates[place].Number), ignoreOrder: !query.Contains("tri=", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ListOrders.FirstReceived, "b a c")]
    [InlineData(ListOrders.LastReceived, "c a b")]
    [InlineData(ListOrders.FewestOpinions, "a c b")]
    [InlineData("inconnu", "a b c")]
    public void A_list_is_sorted_by_what_it_shows(string order, string sorted)
    {
        ListedApplication[] all = [Received("a", 2, 0), Received("b", 1, 2), Received("c", 3, 1)];

        string.Join(' ', new ListAsked(string.Empty, 1) { Order = order }.Among(all).Select(application => application.Id))
            .ShouldBe(sorted);
    }

    private static ListedApplication Received(string id, int hour, int opinions) => new()
    {
        Id = id,
        CallId = "essai",
        OwnerId = "applicant-1",
        Stage = ApplicationStage.Submitted,
        Submission = new Submission(id, TestApp.Start.AddHours(hour), id, id),
        Opinions = [.. Enumerable.Range(0, opinions).Select(_ => new Opinion("ddt-48", Verdict.Favorable, null))],
    };

    [Fact]
    public async Task A_number_is_found_whole_or_in_part_and_how_many_are_found_is_said()
    {
        var journey = await OpenAsync();
        var desk = Desk.Of(app, Role.Secretary);
        var list = $"/gestion/appels/{journey.Call}/recevabilite";

        await desk.OpenAsync($"{list}?recherche={journey.Candidates[1].Number}");
        Numbers(desk).ShouldBe([journey.Candidates[1].Number]);
        desk.Page.QuerySelector("#resultats")!.TextContent.ShouldContain("Une candidature trouvée sur 3.");
        desk.ValueOf("recherche").ShouldBe(journey.Candidates[1].Number);
        await desk.OpenAsync($"{list}?recherche={journey.Candidates[1].Number[^6..].ToUpperInvariant()}");
        Numbers(desk).ShouldBe([journey.Candidates[1].Number]);
        await desk.OpenAsync($"{list}?recherche=introuvable");
        desk.Page.QuerySelector("#resultats")!.TextContent.ShouldContain("Aucune candidature trouvée sur 3.");
        await desk.FollowAsync("Tout afficher");
        Numbers(desk).Count.ShouldBe(3);
        desk.Page.QuerySelector("#resultats").ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_goes_to_a_file_and_decides_on_it_comes_back_to_the_list_that_they_left()
    {
        var journey = await OpenAsync();
        const string query = "?recherche=habit&etat=a-decider&tri=porteur";
        var desk = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{journey.Call}/recevabilite{query}");

        await desk.FollowAsync($"{Files[2].Body} – {Files[2].Title}");
        desk.Location.Query.ShouldBe(query);
        await desk.FollowAsync("Historique du dossier");
        await desk.FollowAsync("Revenir au dossier");
        desk.Page.QuerySelectorAll(".fr-breadcrumb a").Single(link => link.TextContent == "Recevabilité").GetAttribute("href")
            .ShouldEndWith(query);
        await desk.SubmitAsync("Enregistrer la décision", ("admissible", "oui"), ("reasons", ""));

        (desk.Title, desk.Location.Query).ShouldBe(("Recevabilité", query));
        Numbers(desk).ShouldBe([journey.First.Number]);
        await desk.FollowAsync($"{Files[0].Body} – {Files[0].Title}");
        await desk.SubmitAsync("Enregistrer la décision", ("admissible", "non"), ("reasons", "Hors sujet."));
        await desk.SubmitAsync("Déclarer non recevable");
        desk.Location.Query.ShouldBe(query, "through the page that confirms too");
    }

    [Fact]
    public async Task Reviews_are_found_by_the_words_of_their_file()
    {
        var journey = await OpenAsync();
        await journey.ToAsync(CommissionStage.Reviewed);

        var desk = await Desk.Of(app, Role.Authority).OpenAsync($"/gestion/appels/{journey.Call}/evaluations?recherche=ete+bellevue");

        desk.Page.QuerySelector("#resultats")!.TextContent.ShouldContain("2 évaluations trouvées sur 6.");
        desk.Page.QuerySelectorAll("main tbody")[0].QuerySelectorAll(".territoires-numero").Select(number => number.TextContent)
            .ShouldAllBe(number => number == journey.Candidates[1].Number);
    }

    private async Task<CommissionJourney> OpenAsync() => await CommissionJourney.OpenAsync(app, new CommissionPlan { Content = Content });

    private static object Content(int candidate) => new
    {
        title = Files[candidate].Title,
        leadBodies = new[] { new { kind = "SM", name = Files[candidate].Body } },
        departements = new[] { Files[candidate].Departement },
        theme = "Comment faire\u00a0?",
        summary = string.Create(CultureInfo.InvariantCulture, $"En essayant {candidate}."),
        ambitions = new[] { "Essayer" },
    };

    private static List<string> Numbers(Desk desk) =>
        [.. desk.Page.QuerySelectorAll("main tbody th .territoires-numero").Select(number => number.TextContent)];
}
