using AngleSharp.Dom;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Management;

/// <summary>A call in figures: each bar has its number beside it.</summary>
public sealed class FiguresPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task Regions_kinds_progress_and_marks_are_counted_over_what_stands()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.PanelSet);
        await journey.AssignAsync(journey.First, "juror-3");
        await journey.ToAsync(CommissionStage.Reviewed);
        (await journey.Applicant.PostAsync($"{journey.Candidates[2].Path}/withdrawal")).Ok();

        var desk = await Desk.Of(app, Role.Auditor).OpenAsync($"/gestion/appels/{journey.Call}/chiffres");

        desk.Text.ShouldContain("2 candidatures, sans compter celles qui sont retirées.");
        Lines(desk, "Candidatures par région").ShouldBe(["Occitanie 2"]);
        Lines(desk, "Candidatures par nature du premier porteur").ShouldBe(["syndicat mixte 2"]);
        Lines(desk, "Avancement des évaluations").ShouldBe(
            ["Membre du jury 1 2 sur 2", "Membre du jury 2 2 sur 2", "Membre du jury 3 0 sur 1"]);
        Lines(desk, "Répartition des notes").ShouldBe(
            ["de 0 à moins de 1 0", "de 1 à moins de 2 0", "de 2 à moins de 3 0", "de 3 à moins de 4 0", "de 4 à 5 4"]);
        Widths(desk, "Avancement des évaluations").ShouldBe(["100", "100", "0"]);
        desk.Page.QuerySelectorAll("main svg").ShouldAllBe(svg => svg.GetAttribute("aria-hidden") == "true");
    }

    [Fact]
    public async Task The_files_whose_marks_lie_furthest_apart_come_first()
    {
        var plan = new CommissionPlan { Score = (candidate, juror) => juror == 1 ? 5 : 5 - candidate };
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Reviewed, plan);

        var desk = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{journey.Call}/chiffres");

        var rows = Table(desk, "Là où les notes s’écartent le plus").QuerySelectorAll("tbody tr");
        rows.Select(row => row.QuerySelector(".territoires-numero")!.TextContent)
            .ShouldBe(journey.Candidates.Reverse().Select(candidate => candidate.Number));
        rows[0].QuerySelectorAll("td").Take(3).Select(Words).ShouldBe(["3,67 (3 évaluations)", "3,00", "5,00"]);
        rows[0].QuerySelectorAll("rect")[^1].GetAttribute("x").ShouldBe("300");
        rows[0].QuerySelectorAll("rect")[^1].GetAttribute("width").ShouldBe("200");
    }

    [Fact]
    public async Task A_call_without_any_application_has_a_page_that_says_so()
    {
        var call = await app.OpenCallAsync();

        (await Desk.Of(app, Role.Authority).OpenAsync($"/gestion/appels/{call}/chiffres")).Text
            .ShouldContain("Aucune candidature pour le moment.");
        (await Desk.Of(app, Role.Juror).OpenAsync($"/gestion/appels/{call}/chiffres")).Status.ShouldBe(403);
    }

    private static IElement Table(Desk desk, string caption) =>
        desk.Page.QuerySelectorAll("main table").Single(table => table.QuerySelector("caption")!.TextContent == caption);

    private static IEnumerable<string> Lines(Desk desk, string caption) => Table(desk, caption).QuerySelectorAll("tbody tr")
        .Select(row => $"{Words(row.Children[0])} {Words(row.Children[1])}");

    private static IEnumerable<string?> Widths(Desk desk, string caption) => Table(desk, caption).QuerySelectorAll("tbody tr")
        .Select(row => row.QuerySelectorAll("rect")[^1].GetAttribute("width"));

    private static string Words(IElement cell) => cell.TextContent.Trim().Replace('\u00a0', ' ');
}
