using System.Globalization;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Web;

public sealed class HomeTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task Calls_stand_fifty_on_a_page_the_open_ones_first()
    {
        var administrator = app.As(Role.Administrator);
        for (var i = 0; i < 51; i++)
        {
            var call = string.Create(CultureInfo.InvariantCulture, $"/api/calls/appel-{i:00}");
            var opens = i == 50 ? "2026-04-03T09:00:00" : "2026-05-03T09:00:00";
            (await administrator.PutAsync(
                call, TestCalls.Rules with { Calendar = TestCalls.Rules.Calendar with { Opens = opens } }, ("If-None-Match", "*"))).Ok();
            (await administrator.PostAsync($"{call}/opening")).Ok();
        }

        var home = await app.Browser().OpenAsync("/");
        home.Page.QuerySelectorAll("h2").Select(title => title.TextContent).ShouldBe(["Ouverts", "À venir"]);
        Calls(home).First().ShouldBe("/appels/appel-50", "it alone is open");
        Calls(home).Count().ShouldBe(50);
        await home.FollowAsync("Page suivante");

        Calls(home).ShouldBe(["/appels/appel-49"]);
        home.Page.QuerySelector(".fr-pagination__link--next").ShouldBeNull();
        await home.FollowAsync("Page précédente");
        home.Location.PathAndQuery.ShouldBe("/");
    }

    private static IEnumerable<string> Calls(Browser browser) =>
        browser.Page.QuerySelectorAll("main li.fr-mb-2w > a").Select(link => link.GetAttribute("href")!);
}
