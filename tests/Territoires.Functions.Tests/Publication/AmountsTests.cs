using AngleSharp.Html.Parser;
using Territoires.Domain.Calls;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Publication;

/// <summary>What each laureate receives, where the rules say it: in the list, in its files and on its page.</summary>
public sealed class AmountsTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task A_sum_by_the_year_is_shown_for_each_year_from_the_publication_and_is_the_same_in_every_form()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Published, new CommissionPlan
        {
            Applications = 2,
            Rules = CommissionPlan.RulesAt(app.Now) with { Support = new Support("Subvention", 30, 5_000_050) },
        });

        var list = (await app.As().GetAsync($"{journey.CallPath}/laureates")).Ok().Json;
        var year = list.GetProperty("publishedAt").GetDateTimeOffset().Year;
        list.GetProperty("laureates").EnumerateArray().ShouldAllBe(laureate => string.Join(' ', laureate.GetProperty("amounts")
            .EnumerateArray().Select(amount => $"{amount.GetProperty("year")}:{amount.GetProperty("euros")}"))
            == $"{year}:50000.5 {year + 1}:50000.5 {year + 2}:25000.25");
        (await app.As().GetAsync($"/appels/{journey.Call}/laureats.csv")).Ok().Text
            .ShouldContain($"{year}:50000.5 | {year + 1}:50000.5 | {year + 2}:25000.25");
        var address = (await app.Browser().OpenAsync($"/appels/{journey.Call}/laureats")).Page
            .QuerySelector("h2 a")!.GetAttribute("href")!;
        var page = await new HtmlParser().ParseDocumentAsync(
            (await app.As().GetAsync(address)).Ok().Text, TestContext.Current.CancellationToken);
        var said = page.QuerySelector("#montants")!.TextContent.Replace('\u00a0', ' ').Replace('\u202f', ' ');
        said.ShouldContain($"50 000,50 € en {year}, 50 000,50 € en {year + 1}, 25 000,25 € en {year + 2}");
        said.ShouldContain("125 001,25 € en tout");
    }
}
