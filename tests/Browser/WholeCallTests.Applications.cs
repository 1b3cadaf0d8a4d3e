using Microsoft.Playwright;
using Territoires.Tests.TestSupport;

namespace Territoires.Tests.Browser;

/// <summary>What comes in until the jury reads: applications, opinions, corrections, eligibility, panel.</summary>
public sealed partial class WholeCallTests
{
    private async Task ApplyAsync(string title, string code)
    {
        await using var context = await AsAsync(Role.Applicant, $"applicant-{code}");
        var page = await context.OpenAsync(app, $"/appels/{Call}");
        await page.FollowAsync("Déposer une candidature");
        await page.PressAsync("Ouvrir le brouillon");
        await page.GetByLabel("Nom, code postal, code INSEE, SIREN ou SIRET").FillAsync(code);
        await page.PressAsync("Chercher");
        await page.ArriveAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Ajouter " }).First.ClickAsync());
        await page.PressAsync("Enregistrer et continuer");
        await page.GetByLabel("Titre").FillAsync(title);
        await page.GetByLabel("Présentation").FillAsync("En essayant.");
        await page.PressAsync("Enregistrer et continuer");
        await page.GetByLabel("Thématique").FillAsync("Comment faire\u00a0?");
        await page.GetByText("Friche", new() { Exact = true }).ClickAsync();
        await page.PressAsync("Enregistrer et continuer");
        await page.GetByLabel("Note d’opportunité")
            .SetInputFilesAsync(new FilePayload { Name = "note.pdf", MimeType = "application/pdf", Buffer = TestCalls.Pdf() });
        await page.ArriveAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Joindre la pièce" }).ClickAsync());
        await page.PressAsync("Continuer");
        await page.GetByLabel("Nom et prénom du représentant légal").FillAsync("Représentante fictive");
        await page.GetByLabel("Fonction du représentant légal").FillAsync("Présidente");
        await page.Locator("label[for=signature-certified]").ClickAsync();
        await page.LookAsync("candidature-signer", javaScript);
        await page.PressAsync("Déposer la candidature");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Récépissé de dépôt" }).WaitForAsync();
    }

    private async Task OpinionAsync()
    {
        await using var context = await chromium.SignedInAsync(
            app, new Actor("ddt-59", new HashSet<Role> { Role.Service }, null, ["59"]), width, javaScript);
        var page = await context.OpenAsync(app, "/avis");
        await page.LookAsync("avis", javaScript);
        await page.Locator("main tbody a").First.ClickAsync();
        await page.PressAsync("Donner mon avis");
        await page.LookAsync("avis-refuse", javaScript);
        await page.GetByText("Favorable", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("Texte").Or(page.Locator("textarea")).First.FillAsync("Un projet attendu.");
        await page.PressAsync("Donner mon avis");
        await page.GetByRole(AriaRole.Button, new() { Name = "Changer mon avis" })
            .Or(page.Locator("main .fr-badge--success")).First.WaitForAsync();
        await page.LookAsync("avis-donne", javaScript);
    }

    /// <summary>The secretary asks, the applicant changes what is open and sends it, the secretary reads both versions.</summary>
    private async Task CorrectAsync()
    {
        await using var office = await AsAsync(Role.Secretary, "secretary-1");
        var secretary = await office.OpenAsync(app, $"/gestion/appels/{Call}/recevabilite");
        await secretary.GetByRole(AriaRole.Row, new() { Name = "Un quartier d’activités" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await secretary.FollowAsync("Demander une correction");
        await secretary.PressAsync("Demander la correction");
        await secretary.LookAsync("gestion-correction-refusee", javaScript);
        await secretary.GetByLabel("Ce qui est à corriger").FillAsync("Précisez le titre.");
        await secretary.Locator("label[for=parts-project]").ClickAsync();
        await secretary.GetByLabel("Date et heure limites").FillAsync("2026-07-20T12:00");
        await secretary.PressAsync("Demander la correction");
        await secretary.LookAsync("gestion-correction-attendue", javaScript);

        await using var context = await AsAsync(Role.Applicant, "applicant-59512");
        var page = await context.OpenAsync(app, "/candidatures");
        await page.LookAsync("candidatures-correction", javaScript);
        await page.GetByRole(AriaRole.Link, new() { Name = "Voir ce qui est demandé" }).ClickAsync();
        await page.LookAsync("candidature-correction-demandee", javaScript);
        await page.FollowAsync("Corriger ma candidature");
        await page.LookAsync("candidature-correction-projet", javaScript);
        await page.GetByLabel("Titre").FillAsync("Un quartier d’activités et d’habitat");
        await page.PressAsync("Enregistrer et continuer");
        await page.LookAsync("candidature-correction-envoyer", javaScript);
        await page.PressAsync("Envoyer la correction");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Votre correction est reçue" }).WaitForAsync();

        await secretary.ReloadAsync();
        await secretary.GetByRole(AriaRole.Link, new() { Name = "La candidature telle que déposée" }).ClickAsync();
        await secretary.LookAsync("gestion-version-deposee", javaScript);
        await app.SettleAsync();
    }

    /// <summary>Three seats are there to begin with: one is taken away and added again, and somebody unknown is refused.</summary>
    private async Task ComposeAsync(IPage page)
    {
        await JurorAccounts.OpenAsync(app, "juror-1", "juror-2", "juror-3");
        await page.GotoAsync(new Uri(app.Address, $"/gestion/appels/{Call}/jury").ToString());
        await page.ArriveAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Retirer le siège 3" }).ClickAsync());
        foreach (var (place, college) in new[] { "experts", "élus" }.Index())
        {
            await page.GetByLabel("Collège").Nth(place).FillAsync(college);
            await page.GetByLabel("Titulaire").Nth(place).FillAsync(JurorAccounts.AddressOf($"juror-{place + 1}"));
        }

        await page.GetByLabel("Ce siège préside").First.CheckAsync(new() { Force = true });
        await page.LookAsync("gestion-jury-sieges", javaScript);
        await page.ArriveAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Ajouter un siège" }).ClickAsync());
        await page.GetByLabel("Collège").Nth(2).FillAsync("experts");
        await page.GetByLabel("Titulaire").Nth(2).FillAsync("personne@exemple.invalid");
        await page.ArriveAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer le jury" }).First.ClickAsync());
        await page.LookAsync("gestion-jury-refuse", javaScript);
        await page.GetByLabel("Titulaire").Nth(2).FillAsync(JurorAccounts.AddressOf("juror-3"));
        await page.ArriveAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer le jury" }).First.ClickAsync());
        await page.LookAsync("gestion-jury", javaScript);
    }

    private async Task InstructAsync()
    {
        await using var context = await AsAsync(Role.Secretary, "secretary-1");
        var page = await context.OpenAsync(app, "/gestion");
        await page.LookAsync("gestion", javaScript);
        await page.GotoAsync(new Uri(app.Address, $"/gestion/appels/{Call}").ToString());
        await page.LookAsync("gestion-tableau-de-bord", javaScript);
        await page.FollowAsync("Décider de la recevabilité");
        await page.TickAllAsync();
        await page.LookAsync("gestion-recevabilite", javaScript);
        await page.PressAsync("Déclarer recevables les candidatures cochées");
        await page.LookAsync("gestion-recevabilite-verifier", javaScript);
        await page.PressAsync("Déclarer recevables");
        await ComposeAsync(page);
        await page.GotoAsync(new Uri(app.Address, $"/gestion/appels/{Call}/affectations").ToString());
        await page.TickAllAsync();
        await page.LookAsync("gestion-affectations", javaScript);
        await page.PressAsync("Affecter");
        await app.SettleAsync();
    }
}
