using Microsoft.Playwright;
using Territoires.Domain.Calls;
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

    [Fact]
    public async Task A_wrong_field_is_said_so_beside_it_when_it_is_left_until_it_is_right_and_keeps_back_no_other()
    {
        await using var app = await TestApp.StartAsync();
        var call = await app.OpenCallAsync(TestCalls.Rules with
        {
            Form =
            [
                new FormSection("site", "Le site", [
                    new Question("nom", "Nom du site", QuestionKind.Text), new Question("surface", "Surface", QuestionKind.Number)]),
            ],
        });
        var applicant = app.As(Role.Applicant);
        var draft = (await applicant.PostAsync($"/api/calls/{call}/applications", null, ("Idempotency-Key", "brouillon"))).Ok();
        await using var context = await chromium.SignedInAsync(app, Person.In(Role.Applicant, "applicant-1"));
        var page = await context.OpenAsync(app, $"/candidatures/{draft.Location!.Split('/')[^1]}/etapes/site");
        var surface = page.GetByLabel("Surface");

        await page.GetByLabel("Nom du site").FillAsync("Les Forges");
        await surface.FillAsync("quatre");
        await surface.PressAsync("Tab");
        await page.Locator(".fr-input-group--error").WaitForAsync();
        (await page.Locator(".fr-input-group--error label").TextContentAsync()).ShouldNotBeNull().ShouldContain("Surface");
        var fault = await surface.GetAttributeAsync("aria-describedby");
        (await page.Locator($"#{fault}").TextContentAsync()).ShouldNotBeNull().ShouldContain("nombre");
        (await applicant.GetAsync(draft.Location!)).Ok().Json.GetProperty("answers").GetProperty("nom").GetString().ShouldBe("Les Forges");

        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer", Exact = true }).ClickAsync();
        await page.Locator("#erreurs").WaitForAsync();
        (await surface.InputValueAsync()).ShouldBe("quatre", "nothing typed is lost");
        await surface.FillAsync("4");
        await surface.PressAsync("Tab");
        await page.GetByText("Enregistré à").WaitForAsync();
        (await page.Locator(".fr-input-group--error, #erreurs").CountAsync()).ShouldBe(0);
        (await surface.GetAttributeAsync("aria-describedby")).ShouldBeNull();
        (await applicant.GetAsync(draft.Location!)).Ok().Json.GetProperty("answers").GetProperty("surface").GetString().ShouldBe("4");
    }
}
