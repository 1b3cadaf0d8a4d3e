using Microsoft.Playwright;
using Territoires.Tests.TestSupport;

namespace Territoires.Tests.Browser;

public sealed class LaureatesJourneyTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Anybody_goes_from_the_call_to_its_laureates_and_the_secretary_to_the_minutes()
    {
        await using var app = await TestApp.StartAsync();
        var journey = await CommissionJourney.ToAsync(
            app, CommissionStage.Published,
            new CommissionPlan { Rules = CommissionPlan.RulesAt(app.Now) with { EnvelopeCents = 100_000_000 }, Content = Content });
        foreach (var (width, javaScript) in new[] { (360, true), (1280, true), (1280, false) })
        {
            await using var context = await chromium.NewAsync(width, javaScript);
            var page = await context.NewPageAsync();
            await page.GotoAsync(new Uri(app.Address, $"/appels/{journey.Call}").ToString());
            await page.LookAsync("appel-publie", javaScript);
            await page.GetByRole(AriaRole.Link, new() { Name = "Voir les lauréats" }).ClickAsync();
            await page.GetByRole(AriaRole.Heading, new() { Name = "Les territoires lauréats" }).WaitForAsync();
            (await page.Locator("article").CountAsync()).ShouldBe(2);
            await MapAsync(page, app.Address, javaScript);
            if (width == 1280)
            {
                (await page.EvaluateAsync<bool>(
                    "[...document.querySelectorAll('.fr-table__content')].every(table => table.scrollWidth <= table.clientWidth)"))
                    .ShouldBeTrue("no column of the table is out of sight");
            }

            await page.LookAsync("laureats", javaScript);
            await page.Locator("article a").First.ClickAsync();
            await page.GetByRole(AriaRole.Heading, new() { Name = "Le projet" }).WaitForAsync();
            await page.LookAsync("laureat", javaScript);
            await page.GetByRole(AriaRole.Link, new() { Name = "Documentation de l’API" }).ClickAsync();
            await page.GetByRole(AriaRole.Heading, new() { Name = "Voter sur une candidature" }).WaitForAsync();
            await page.LookAsync("documentation-api", javaScript);

            await context.SignInAsync(app, Person.In(Role.Secretary, "secretary-1"));
            await page.GotoAsync(new Uri(app.Address, $"{journey.SessionPath}/minutes").ToString());
            await page.GetByRole(AriaRole.Heading, new() { Name = "Procès-verbal de la séance du jury" }).WaitForAsync();
            await page.LookAsync("proces-verbal", javaScript);
            await page.GotoAsync(new Uri(app.Address, $"/gestion/appels/{journey.Call}/recevabilite").ToString());
            (await page.Locator("th a.territoires-nom").First.EvaluateAsync<string>(
                "link => `${getComputedStyle(link).backgroundImage} ${getComputedStyle(link).textDecorationLine}`"))
                .ShouldBe("none underline", "as long as its words, not as its box");
        }
    }

    /// <summary>In a région with a long name.</summary>
    private static object Content(int candidate) => new
    {
        title = $"Projet {candidate}",
        leadBodies = new[] { new { kind = "SM", name = $"Syndicat mixte fictif n° {candidate}" } },
        departements = new[] { "48", "04" },
        theme = "Comment faire\u00a0?",
        summary = "En essayant.",
        ambitions = new[] { "Essayer", "Réussir" },
    };

    /// <summary>
    /// With JavaScript a map says what the table says, from this site alone and within its policy; without, the table is enough.
    /// </summary>
    private static async Task MapAsync(IPage page, Uri site, bool javaScript)
    {
        (await page.Locator("table tbody tr").AllInnerTextsAsync()).ShouldBe(
            ["Occitanie\t48 – Lozère\t2", "Provence-Alpes-Côte d’Azur\t04 – Alpes-de-Haute-Provence\t2"]);
        if (!javaScript)
        {
            (await page.Locator("map-chart").CountAsync()).ShouldBe(0);
            return;
        }

        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                complaints.Add(message.Text);
            }
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site.ToString(), StringComparison.Ordinal))
            {
                complaints.Add(request.Url);
            }
        };
        await page.Locator("[data-carte]").ScrollIntoViewIfNeededAsync();
        await page.Locator("map-chart .FR-48").WaitForAsync();
        var colours = await page.EvaluateAsync<string[]>(
            "['FR-48', 'FR-59', 'FR-974'].map(name => document.querySelector(`map-chart .${name}`).getAttribute('fill'))");
        colours[0].ShouldNotBe(colours[1], "a département with laureates");
        colours[1].ShouldBe(colours[2], "none in the north, none overseas");
        await page.ArriveAsync(() => page.Locator("map-chart .FR-48").ClickAsync());
        page.Url.ShouldEndWith("?departement=48");
        await page.GoBackAsync();
        complaints.ShouldBeEmpty();
    }
}
