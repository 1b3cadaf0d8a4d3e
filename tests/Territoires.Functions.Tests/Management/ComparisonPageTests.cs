using AngleSharp.Dom;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Management;

/// <summary>Two to four files side by side, chosen by boxes in the list, without JavaScript.</summary>
public sealed class ComparisonPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task Files_chosen_in_the_list_stand_side_by_side_with_opinions_and_marks()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Reviewed);
        var desk = await Desk.Of(app, Role.Auditor).OpenAsync($"/gestion/appels/{journey.Call}/recevabilite?tri=titre");
        var form = desk.Page.QuerySelector("form#comparer")!;
        desk.Page.QuerySelectorAll("input[name=dossier]").ShouldAllBe(box => box.GetAttribute("form") == "comparer");
        form.GetAttribute("method").ShouldBe("get");

        await desk.OpenAsync($"{form.GetAttribute("action")}?tri=titre&dossier={journey.First.Id}&dossier={journey.Candidates[2].Id}");

        desk.Page.QuerySelectorAll("main thead th .territoires-nom").Select(name => name.TextContent)
            .ShouldBe([CommissionPlan.NameOf(0), CommissionPlan.NameOf(2)]);
        Line(desk, "Recevabilité").ShouldBe(["recevable", "recevable"]);
        Line(desk, "Avis").ShouldBe(["aucun avis", "aucun avis"]);
        Line(desk, "Note moyenne sur 5").ShouldBe(
            ["5,00 (2 évaluations), de 5,00 à 5,00", "3,00 (2 évaluations), de 3,00 à 3,00"]);
        Line(desk, "Ambitions").ShouldBe(["Essayer\nRéussir", "Essayer\nRéussir"]);
        await desk.FollowAsync("Revenir aux candidatures");
        desk.Location.Query.ShouldBe("?tri=titre");
    }

    [Fact]
    public async Task Too_few_or_too_many_are_asked_for_again_and_a_strangers_file_is_not_found()
    {
        var journey = await CommissionJourney.OpenAsync(app, new CommissionPlan { Applications = 5 });
        var other = await CommissionJourney.OpenAsync(app, new CommissionPlan { Applications = 1 });
        var desk = Desk.Of(app, Role.Secretary);
        var page = $"/gestion/appels/{journey.Call}/comparaison";

        await desk.OpenAsync(page);
        desk.Page.QuerySelector("#choix")!.TextContent.ShouldContain("Aucune candidature n’est choisie");
        await desk.OpenAsync($"{page}?dossier={journey.First.Id}&dossier={journey.First.Id}");
        desk.Page.QuerySelector("#choix")!.TextContent.ShouldContain("Une seule candidature est choisie");
        await desk.OpenAsync($"{page}?{string.Join('&', journey.Candidates.Select(candidate => $"dossier={candidate.Id}"))}");
        desk.Page.QuerySelector("#choix")!.TextContent.ShouldContain("5 candidatures sont choisies");
        (await desk.OpenAsync($"{page}?dossier={journey.First.Id}&dossier={other.First.Id}")).Status.ShouldBe(404);
        (await Desk.Of(app, Role.Juror).OpenAsync($"{page}?dossier={journey.First.Id}&dossier={journey.Candidates[1].Id}")).Status
            .ShouldBe(403);
    }

    private static IEnumerable<string> Line(Desk desk, string label) => desk.Page.QuerySelectorAll("main tbody tr")
        .Single(row => Words(row.Children[0]) == label).QuerySelectorAll("td").Select(Words);

    private static string Words(IElement cell) => cell.TextContent.Trim().Replace('\u00a0', ' ');
}
