using Microsoft.Playwright;
using Territoires.Tests.TestSupport;

namespace Territoires.Tests.Browser;

/// <summary>How much a journey asks of an assistant in a town hall.</summary>
public sealed class ClicksTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Most = 16;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_assistant_applies_in_sixteen_clicks_with_a_mistake_on_each_page_and_loses_nothing(bool javaScript)
    {
        await using var app = await TestApp.StartAsync();
        var call = await app.OpenCallAsync(TestCalls.Rules with { SignatureRequired = true });
        await using var context = await chromium.SignedInAsync(
            app, Person.In(Role.Applicant, "applicant-1"), javaScript: javaScript);
        await context.Clock.SetFixedTimeAsync(app.Now.UtcDateTime);
        var page = await context.OpenAsync(app, $"/appels/{call}");
        var clicks = Clicks.On(page);

        await clicks.ToAsync(page.GetByRole(AriaRole.Link, new() { Name = "Déposer une candidature" }));
        await clicks.PressAsync("Ouvrir le brouillon");
        await BodiesAsync(page, clicks);
        await ProjectAsync(page, clicks);
        await DocumentAsync(page, clicks);
        await SubmitAsync(page, clicks);

        await page.GetByRole(AriaRole.Heading, new() { Name = "Récépissé de dépôt" }).WaitForAsync();
        await clicks.TellAsync(javaScript ? "candidater" : "candidater-sans-javascript");
        clicks.Count.ShouldBeLessThanOrEqualTo(Most);
    }

    /// <summary>A body without its name.</summary>
    private static async Task BodiesAsync(IPage page, Clicks clicks)
    {
        await page.GetByLabel("Type").SelectOptionAsync("PETR");
        await clicks.PressAsync("Ajouter ce porteur");
        (await page.GetByLabel("Type").InputValueAsync()).ShouldBe("PETR");
        await page.Locator("#name").FillAsync("PETR fictif des Essais");
        await clicks.PressAsync("Ajouter ce porteur");
        await clicks.PressAsync("Enregistrer et continuer");
    }

    /// <summary>A title that is too long.</summary>
    private static async Task ProjectAsync(IPage page, Clicks clicks)
    {
        var title = page.GetByLabel("Titre");
        await title.EvaluateAsync("field => field.removeAttribute('maxlength')");
        await title.FillAsync(new string('x', 201));
        await page.GetByLabel("Thématique").FillAsync("Comment faire\u00a0?");
        await page.GetByLabel("Présentation").FillAsync("En essayant.");
        await page.GetByLabel("Ambitions").FillAsync("Essayer");
        await clicks.PressAsync("Enregistrer et continuer");
        (await title.InputValueAsync()).Length.ShouldBe(201);
        (await page.GetByLabel("Présentation").InputValueAsync()).ShouldBe("En essayant.");
        await title.FillAsync("Un quartier d’activités");
        await clicks.PressAsync("Enregistrer et continuer");
    }

    /// <summary>A text that is no PDF.</summary>
    private static async Task DocumentAsync(IPage page, Clicks clicks)
    {
        foreach (var bytes in new[] { "Bonjour"u8.ToArray(), TestCalls.Pdf() })
        {
            await page.GetByLabel("Note d’opportunité")
                .SetInputFilesAsync(new FilePayload { Name = "note.pdf", MimeType = "application/pdf", Buffer = bytes });
            await clicks.ToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Joindre la pièce" }));
        }

        await page.GetByText("Jointe :").WaitForAsync();
        await clicks.ToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Continuer", Exact = true }));
    }

    /// <summary>A signature without its function.</summary>
    private static async Task SubmitAsync(IPage page, Clicks clicks)
    {
        await page.GetByLabel("Nom et prénom du représentant légal").FillAsync("Représentante fictive");
        await clicks.TickAsync(page.Locator("label[for=signature-certified]"));
        await clicks.PressAsync("Déposer la candidature");
        (await page.GetByLabel("Nom et prénom du représentant légal").InputValueAsync()).ShouldBe("Représentante fictive");
        await page.GetByLabel("Fonction du représentant légal").FillAsync("Présidente");
        if (!await page.Locator("#signature-certified").IsCheckedAsync())
        {
            await clicks.TickAsync(page.Locator("label[for=signature-certified]"));
        }

        await clicks.PressAsync("Déposer la candidature");
    }
}
