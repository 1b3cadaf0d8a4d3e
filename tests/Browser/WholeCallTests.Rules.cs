using Microsoft.Playwright;
using Territoires.Tests.TestSupport;

namespace Territoires.Tests.Browser;

/// <summary>The administrator writes the rules and opens the call.</summary>
public sealed partial class WholeCallTests
{
    private async Task DefineAsync()
    {
        await using var context = await AsAsync(Role.Administrator, "administrator-1");
        var page = await context.OpenAsync(app, "/gestion/nouvel-appel");
        await page.PressAsync("Créer l’appel");
        (await page.GetByRole(AriaRole.Alert).TextContentAsync()).ShouldNotBeNull().ShouldContain("règlement");
        await page.LookAsync("gestion-nouvel-appel-refuse", javaScript);
        await page.GetByLabel("Identifiant").FillAsync(Call);
        await page.GetByLabel("Titre").FillAsync("Atelier joué");
        await page.GetByLabel("Organisateur").FillAsync("Direction fictive de l’aménagement");
        await page.GetByLabel("Ouverture").FillAsync("2026-05-04T09:00");
        await page.GetByLabel("Clôture").FillAsync("2026-06-30T17:00");
        await page.GetByLabel("Remise des évaluations").FillAsync("2026-09-15T17:00");
        await page.GetByLabel("Publication au plus tôt").FillAsync("2026-11-02T10:00");
        await page.GetByLabel("Nombre de places").FillAsync("1");
        await page.Locator("label[for=fictitious]").ClickAsync();
        await page.LookAsync("gestion-nouvel-appel", javaScript);
        await page.PressAsync("Créer l’appel");
        await AskAsync(page);
        await GiveDocumentAsync(page);
        await page.GotoAsync(new Uri(app.Address, $"/gestion/appels/{Call}/ouverture").ToString());
        await page.LookAsync("gestion-ouverture", javaScript);
        await page.PressAsync("Ouvrir l’appel");
        await page.LookAsync("gestion-tableau-de-bord-ouvert", javaScript);
        await app.SettleAsync();
        await ExtendAsync(page);
    }

    private async Task GiveDocumentAsync(IPage page)
    {
        await page.GotoAsync(new Uri(app.Address, $"/gestion/appels/{Call}/ouverture").ToString());
        await page.FollowAsync("Joindre le règlement signé, ou d’autres documents");
        await page.GetByLabel("Fichier").SetInputFilesAsync(
            new FilePayload { Name = "reglement.pdf", MimeType = "application/pdf", Buffer = TestCalls.Pdf(1_300_000) });
        await page.PressAsync("Ajouter le document");
        await page.LookAsync("gestion-documents-refuse", javaScript);
        await page.GetByLabel("Titre du document").FillAsync("Règlement de l’appel");
        await page.GetByLabel("Fichier").SetInputFilesAsync(
            new FilePayload { Name = "reglement.pdf", MimeType = "application/pdf", Buffer = TestCalls.Pdf(1_300_000) });
        await page.PressAsync("Ajouter le document");
        await page.LookAsync("gestion-documents", javaScript);
    }

    private async Task ExtendAsync(IPage page)
    {
        await page.FollowAsync("Prolonger l’appel");
        await page.PressAsync("Prolonger l’appel");
        await page.LookAsync("gestion-prolongation-refusee", javaScript);
        await page.GetByLabel("Clôture des dépôts").FillAsync("2026-06-30T19:00");
        await page.GetByLabel("Motif de la prolongation").FillAsync("Une panne est annoncée à l’heure de la clôture.");
        await page.PressAsync("Prolonger l’appel");
        await page.LookAsync("gestion-prolongation", javaScript);
        await app.SettleAsync();
        await page.GotoAsync(new Uri(app.Address, $"/appels/{Call}").ToString());
        await page.LookAsync("appel-prolonge", javaScript);
    }

    /// <summary>Questions of the call's own, one of them shown of a laureate, and the form as applicants will see it.</summary>
    private async Task AskAsync(IPage page)
    {
        await page.GotoAsync(new Uri(app.Address, $"/gestion/appels/{Call}/formulaire").ToString());
        await page.LookAsync("gestion-formulaire-vide", javaScript);
        await page.PressAsync("Ajouter une rubrique");
        await page.ArriveAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer les questions" }).First.ClickAsync());
        (await page.GetByRole(AriaRole.Alert).TextContentAsync()).ShouldNotBeNull().ShouldContain("points sont à corriger");
        await page.LookAsync("gestion-formulaire-refuse", javaScript);
        await page.GetByLabel("Titre de la rubrique 1").FillAsync("Le site");
        await page.GetByLabel("Question à ajouter").SelectOptionAsync("Choice");
        await page.PressAsync("Ajouter une question dans la rubrique 1");
        await page.Locator("#form-0-questions-0-label").FillAsync("État du site");
        await page.GetByLabel("Réponses proposées").FillAsync("Friche\nTerrain nu");
        await page.PressAsync("Ajouter une question dans la rubrique 1");
        await page.PressAsync("Changer de genre la question 1.2");
        await page.Locator("#form-0-questions-1-label").FillAsync("Surface");
        await page.Locator("#form-0-questions-1-kind").SelectOptionAsync("Number");
        await page.PressAsync("Monter la question 1.2");
        await page.GetByLabel("Question à ajouter").SelectOptionAsync("LongText");
        await page.PressAsync("Ajouter une question dans la rubrique 1");
        await page.Locator("#form-0-questions-2-label").FillAsync("Thématique");
        await page.Locator("#form-0-questions-2-shownAs").SelectOptionAsync("Theme");
        await page.LookAsync("gestion-formulaire", javaScript);
        await page.ArriveAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer les questions" }).First.ClickAsync());
        await page.GetByText("Les questions sont enregistrées.").WaitForAsync();
        await page.FollowAsync("Voir le formulaire comme un candidat le verra");
        foreach (var step in new[] { "porteurs", "projet", "le-site", "pieces", "depot" })
        {
            await page.GotoAsync(new Uri(app.Address, $"/gestion/appels/{Call}/formulaire/apercu/{step}").ToString());
            await page.LookAsync($"gestion-apercu-{step}", javaScript);
        }
    }
}
