using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Applications;

public sealed class MyApplicationsPageTests
{
    [Fact]
    public async Task Each_file_names_its_call_and_says_where_it_stands_from_the_draft_to_the_outcome()
    {
        await using var app = await TestApp.StartAsync();
        var journey = await CommissionJourney.OpenAsync(app, new CommissionPlan { Applications = 1 });
        await journey.Applicant.CompleteDraftAsync(journey.Call, "draft");
        var number = journey.First.Number;

        (await LinesAsync(app))
            .ShouldBe([$"Ateliers d’essai – déposée, n° {number}",
                "Ateliers d’essai – brouillon, à déposer au plus tard le 30 avril 2026 à 12 h 00 (heure de Paris)"], ignoreOrder: true);

        await journey.ToAsync(CommissionStage.Scheduled);
        (await LinesAsync(app))
            .ShouldBe([$"Ateliers d’essai – déposée, n° {number}", "Ateliers d’essai – brouillon, non déposé"], ignoreOrder: true);

        await journey.ToAsync(CommissionStage.Published);
        (await LinesAsync(app)).ShouldContain($"Ateliers d’essai – déposée, n° {number} ; l’issue est connue");
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(TestApp app)
    {
        var page = await app.As(Role.Applicant).GetAsync("/candidatures");
        page.Ok().Text.ShouldContain("établi pour démonstration");
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page.Text);
        return [.. document.QuerySelectorAll("main li > span").Select(line => line.TextContent.Replace('\u00a0', ' '))];
    }
}
