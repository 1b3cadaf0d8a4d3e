using Microsoft.Playwright;
using Territoires.Tests.TestSupport;

namespace Territoires.Tests.Browser;

/// <summary>A juror's page learns by itself that the jury went on to another application.</summary>
public sealed class ItemAtHandTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task The_change_is_offered_and_nothing_that_was_ticked_is_lost()
    {
        await using var app = await TestApp.StartAsync();
        var journey = await CommissionJourney.ToAsync(
            app, CommissionStage.Seated, new CommissionPlan { Applications = 2, Score = (_, _) => null });
        await using var context = await chromium.SignedInAsync(app, Person.In(Role.Juror, "juror-2"));
        var page = await context.NewPageAsync();
        await page.Clock.InstallAsync();
        await page.GotoAsync(new Uri(app.Address, $"/jury/seances/{journey.Call}-seance").ToString());
        await page.Locator($"#dossier-{journey.Candidates[1].Id}").GetByText("Pour", new() { Exact = true }).ClickAsync();
        (await page.GetByText("Le point a changé").CountAsync()).ShouldBe(0);

        (await journey.Secretary.PutAsync($"{journey.SessionPath}/item-at-hand", new { application = journey.First.Id })).Ok();
        await page.Clock.RunForAsync(11_000);
        await page.GetByText("Le point a changé").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "afficher", Exact = true }).ClickAsync();

        await page.Locator("#point-dossier").WaitForAsync();
        (await page.Locator("#point-dossier").TextContentAsync()).ShouldNotBeNull().ShouldContain(CommissionPlan.NameOf(0));
        (await page.Locator("article[aria-current=step]").GetAttributeAsync("id")).ShouldBe($"dossier-{journey.First.Id}");
        (await page.Locator($"#dossier-{journey.Candidates[1].Id} input:checked").GetAttributeAsync("value")).ShouldBe("For");
        (await page.GetByText("Le point a changé").CountAsync()).ShouldBe(0);
    }
}
