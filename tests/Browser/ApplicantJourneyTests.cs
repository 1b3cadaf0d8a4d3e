using Microsoft.Playwright;
using Territoires.Tests.TestSupport;

namespace Territoires.Tests.Browser;

public sealed class ApplicantJourneyTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(360, true)]
    [InlineData(1280, true)]
    [InlineData(1280, false)]
    public async Task An_applicant_goes_from_the_home_page_to_a_receipt(int width, bool javaScript)
    {
        await using var app = await TestApp.StartAsync();
        await app.OpenCallAsync();
        await using var context = await chromium.NewAsync(width, javaScript);
        // The browser lives at the time of the app: else every deadline of the test has long passed for it.
        await context.Clock.SetFixedTimeAsync(app.Now.UtcDateTime);
        var page = await context.NewPageAsync();

        await page.GotoAsync(app.Address.ToString());
        await page.LookAsync("accueil", javaScript);
        await page.GetByRole(AriaRole.Link, new() { Name = "Ateliers d’essai" }).ClickAsync();
        await page.LookAsync("appel", javaScript);
        await SaysWhatIsLeftAsync(page, javaScript);
        await page.GetByRole(AriaRole.Link, new() { Name = "Déposer une candidature" }).ClickAsync();
        await SignInAsync(page, app, javaScript);
        await page.LookAsync("candidater", javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir le brouillon" }).ClickAsync();

        await page.LookAsync("candidature-porteurs", javaScript);
        await page.GetByRole(AriaRole.Link, new() { Name = "Vérifier et déposer" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Déposer la candidature" }).ClickAsync();
        (await page.GetByRole(AriaRole.Alert).TextContentAsync()).ShouldNotBeNull().ShouldContain("La candidature est incomplète.");
        await page.LookAsync("candidature-incomplete", javaScript);

        await FillAsync(page, javaScript);
        await page.LookAsync("candidature-verifier", javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Déposer la candidature" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Récépissé de dépôt" }).WaitForAsync();
        await page.LookAsync("recepisse", javaScript);
        (await page.Locator("#numero").TextContentAsync()).ShouldNotBeNull().ShouldMatch("-[0-9a-z]{6}$");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ma candidature" }).ClickAsync();
        await page.LookAsync("candidature-deposee", javaScript);
        await page.GetByRole(AriaRole.Link, new() { Name = "Mes candidatures" }).First.ClickAsync();
        await page.LookAsync("mes-candidatures", javaScript);
    }

    /// <summary>With scripts the time that is left, and the hour where the reader is; without, the date alone.</summary>
    private static async Task SaysWhatIsLeftAsync(IPage page, bool javaScript) =>
        (await page.Locator("[data-echeance]").TextContentAsync()).ShouldNotBeNull()
            .ShouldMatch(javaScript
                ? "^Il reste [0-9]+\u00a0jours et [0-9]+\u00a0h \\(chez vous\u00a0: [a-z]+ [0-9]+\u00a0[a-zû]+ à "
                    + "[0-9]+\u00a0h\u00a0[0-9]{2}, UTC.*\\)\\.$"
                : "^$");

    private static async Task SignInAsync(IPage page, TestApp app, bool javaScript)
    {
        await page.LookAsync("connexion", javaScript);
        await page.GetByLabel("Jeton").FillAsync(app.Token(new Actor("applicant-1", new HashSet<Role> { Role.Applicant }, null, [])));
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter" }).ClickAsync();
    }

    private static async Task FillAsync(IPage page, bool javaScript)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Les porteurs" }).First.ClickAsync();
        await page.GetByLabel("Nom, code postal, code INSEE, SIREN ou SIRET").FillAsync("roubaix");
        await page.GetByRole(AriaRole.Button, new() { Name = "Chercher" }).ClickAsync();
        await page.LookAsync("candidature-recherche", javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter Roubaix (59512)" }).ClickAsync();
        await page.GetByLabel("Type").SelectOptionAsync("PETR");
        await page.Locator("#name").FillAsync("PETR fictif des Essais");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter ce porteur" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer et continuer" }).ClickAsync();
        await page.GetByLabel("Titre").FillAsync("Un quartier d’activités à vivre");
        await page.GetByLabel("Thématique").FillAsync("Comment transformer une zone d’activités en quartier\u00a0?");
        await page.GetByLabel("Présentation").FillAsync("Le projet réunit une friche, une gare et un marais.");
        await page.GetByLabel("Ambitions").FillAsync("Accueillir des ateliers\nRendre le marais au public");
        await page.LookAsync("candidature-projet", javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer et continuer" }).ClickAsync();
        await page.GetByLabel("Note d’opportunité")
            .SetInputFilesAsync(new FilePayload { Name = "note.pdf", MimeType = "application/pdf", Buffer = TestCalls.Pdf() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Joindre la pièce" }).ClickAsync();
        await page.GetByText("Jointe :").WaitForAsync();
        await page.LookAsync("candidature-pieces", javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continuer", Exact = true }).ClickAsync();
    }
}
