using Microsoft.Playwright;
using Territoires.Tests.TestSupport;

namespace Territoires.Tests.Browser;

public sealed class AutosaveTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task What_is_typed_is_saved_without_a_click_and_never_over_another_version()
    {
        await using var app = await TestApp.StartAsync();
        var call = await app.OpenCallAsync();
        var applicant = app.As(Role.Applicant);
        var draft = (await applicant.PostAsync($"/api/calls/{call}/applications", null, ("Idempotency-Key", "brouillon"))).Ok();
        await using var context = await chromium.SignedInAsync(app, Person.In(Role.Applicant, "applicant-1"));
        var page = await context.OpenAsync(app, $"/candidatures/{draft.Location!.Split('/')[^1]}/etapes/projet");

        await page.GetByLabel("Titre").FillAsync("Écrit sans cliquer");
        await page.GetByText("Enregistré à").WaitForAsync();
        var saved = (await applicant.GetAsync(draft.Location!)).Ok();
        saved.String("title").ShouldBe("Écrit sans cliquer");

        (await applicant.PatchAsync(draft.Location!, new { title = "Écrit ailleurs" }, ("If-Match", saved.ETag!))).Ok();
        await page.GetByLabel("Titre").FillAsync("Écrit ici");
        await page.GetByText("modifiée ailleurs").WaitForAsync();
        (await applicant.GetAsync(draft.Location!)).String("title").ShouldBe("Écrit ailleurs");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer", Exact = true }).ClickAsync();
        (await page.GetByLabel("Titre").InputValueAsync()).ShouldBe("Écrit ici", "nothing typed is lost");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer", Exact = true }).ClickAsync();
        (await applicant.GetAsync(draft.Location!)).String("title").ShouldBe("Écrit ici", "chosen knowingly");
    }
}
