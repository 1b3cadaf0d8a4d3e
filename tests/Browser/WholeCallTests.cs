using System.Globalization;
using Microsoft.Playwright;
using Territoires.Functions.Identity;
using Territoires.Tests.TestSupport;

namespace Territoires.Tests.Browser;

/// <summary>The whole life of a call in a browser, each act by the person whose turn it is: nobody calls the API.</summary>
public sealed class WholeCallTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Call = "atelier-joue";
    private const string Panel = "siege-1 ; experts ; juror-1 ; ; présidence\nsiege-2 ; élus ; juror-2\nsiege-3 ; experts ; juror-3";

    private static readonly DateTimeOffset Opens = new(2026, 5, 4, 7, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Closes = new(2026, 6, 30, 15, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Earliest = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    private bool javaScript;
    private int width;
    private TestApp app = null!;

    [Theory]
    [InlineData(1280, true)]
    [InlineData(360, false)]
    public async Task A_call_lives_from_its_rules_to_its_laureates(int pixels, bool scripts)
    {
        (width, javaScript) = (pixels, scripts);
        await using var opened = app = await TestApp.StartAsync();
        await DefineAsync();
        await app.AdvanceToAsync(Opens);
        await ApplyAsync("Un quartier d’activités", "59512");
        await ApplyAsync("Une friche à vivre", "48095");
        await app.AdvanceToAsync(Closes.AddMinutes(5));
        await OpinionAsync();
        await CorrectAsync();
        await InstructAsync();
        await ReviewAsync();
        await SitAsync();
        await DesignateAsync();
        await PublishAsync();
    }

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
        await page.GotoAsync(new Uri(app.Address, $"/gestion/appels/{Call}/ouverture").ToString());
        await page.LookAsync("gestion-ouverture", javaScript);
        await page.PressAsync("Ouvrir l’appel");
        await page.LookAsync("gestion-tableau-de-bord-ouvert", javaScript);
        await app.SettleAsync();
    }

    /// <summary>A question of the call's own, and the form as applicants will see it.</summary>
    private async Task AskAsync(IPage page)
    {
        await page.GotoAsync(new Uri(app.Address, $"/gestion/appels/{Call}/formulaire").ToString());
        await page.LookAsync("gestion-formulaire-vide", javaScript);
        await page.PressAsync("Ajouter une rubrique");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer les questions" }).First.ClickAsync();
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
        await page.LookAsync("gestion-formulaire", javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer les questions" }).First.ClickAsync();
        await page.GetByText("Les questions sont enregistrées.").WaitForAsync();
        await page.FollowAsync("Voir le formulaire comme un candidat le verra");
        foreach (var step in new[] { "porteurs", "projet", "le-site", "pieces", "depot" })
        {
            await page.GotoAsync(new Uri(app.Address, $"/gestion/appels/{Call}/formulaire/apercu/{step}").ToString());
            await page.LookAsync($"gestion-apercu-{step}", javaScript);
        }
    }

    private async Task ApplyAsync(string title, string code)
    {
        await using var context = await AsAsync(Role.Applicant, $"applicant-{code}");
        var page = await context.OpenAsync(app, $"/appels/{Call}");
        await page.FollowAsync("Déposer une candidature");
        await page.PressAsync("Ouvrir le brouillon");
        await page.GetByLabel("Nom, code INSEE ou SIREN").FillAsync(code);
        await page.PressAsync("Chercher");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter " }).First.ClickAsync();
        await page.PressAsync("Enregistrer et continuer");
        await page.GetByLabel("Titre").FillAsync(title);
        await page.GetByLabel("Thématique").FillAsync("Comment faire\u00a0?");
        await page.GetByLabel("Présentation").FillAsync("En essayant.");
        await page.GetByLabel("Ambitions").FillAsync("Essayer");
        await page.PressAsync("Enregistrer et continuer");
        await page.GetByText("Friche", new() { Exact = true }).ClickAsync();
        await page.PressAsync("Enregistrer et continuer");
        await page.GetByLabel("Note d’opportunité").SetInputFilesAsync(new FilePayload { Name = "note.pdf", MimeType = "application/pdf", Buffer = TestCalls.Pdf() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Joindre la pièce" }).ClickAsync();
        await page.FollowAsync("Continuer");
        await page.GetByLabel("Nom et prénom du représentant légal").FillAsync("Représentante fictive");
        await page.GetByLabel("Fonction du représentant légal").FillAsync("Présidente");
        await page.Locator("label[for=signature-certified]").ClickAsync();
        await page.LookAsync("candidature-signer", javaScript);
        await page.PressAsync("Déposer la candidature");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Récépissé de dépôt" }).WaitForAsync();
    }

    private async Task OpinionAsync()
    {
        await using var context = await chromium.SignedInAsync(app, new Actor("ddt-59", new HashSet<Role> { Role.Service }, null, ["59"]), width, javaScript);
        var page = await context.OpenAsync(app, "/avis");
        await page.LookAsync("avis", javaScript);
        await page.Locator("main tbody a").First.ClickAsync();
        await page.PressAsync("Donner mon avis");
        await page.LookAsync("avis-refuse", javaScript);
        await page.GetByText("Favorable", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("Texte").Or(page.Locator("textarea")).First.FillAsync("Un projet attendu.");
        await page.PressAsync("Donner mon avis");
        await page.GetByRole(AriaRole.Button, new() { Name = "Changer mon avis" }).Or(page.Locator("main .fr-badge--success")).First.WaitForAsync();
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
        await page.GotoAsync(new Uri(app.Address, $"/gestion/appels/{Call}/jury").ToString());
        await page.GetByLabel("Sièges, un par ligne").FillAsync(Panel);
        await page.PressAsync("Enregistrer le jury");
        await page.LookAsync("gestion-jury", javaScript);
        await page.GotoAsync(new Uri(app.Address, $"/gestion/appels/{Call}/affectations").ToString());
        await page.TickAllAsync();

        await page.LookAsync("gestion-affectations", javaScript);
        await page.PressAsync("Affecter");
        await app.SettleAsync();
    }

    private async Task ReviewAsync()
    {
        for (var juror = 1; juror <= 3; juror++)
        {
            await using var context = await AsJurorAsync(juror);
            var page = await context.OpenAsync(app, "/jury");
            await page.LookAsync("jury", javaScript);
            var files = await page.Locator("main a[href*='/jury/dossiers/']").EvaluateAllAsync<string[]>("links => [...new Set(links.map(link => link.href))]");
            files.Length.ShouldBe(2);
            foreach (var file in files)
            {
                await page.GotoAsync(file);
                foreach (var scale in await page.Locator("main fieldset").AllAsync())
                {
                    await scale.GetByText("4", new() { Exact = true }).ClickAsync();
                }

                await page.LookAsync("jury-dossier", javaScript);
                await page.PressAsync("Enregistrer et finaliser");
                await page.GotoAsync(file);
                await page.GetByText("Elle ne se modifie plus").First.WaitForAsync();
            }

            await page.LookAsync("jury-dossier-final", javaScript);
        }

        await app.SettleAsync();
    }

    private async Task SitAsync()
    {
        var session = $"/jury/seances/{Call}-seance";
        await using var secretary = await AsAsync(Role.Secretary, "secretary-1");
        var desk = await secretary.OpenAsync(app, $"/gestion/appels/{Call}/evaluations");
        await desk.LookAsync("gestion-evaluations", javaScript);
        await desk.GotoAsync(new Uri(app.Address, $"/gestion/appels/{Call}/seance").ToString());
        await desk.PressAsync("Convoquer la séance");
        for (var juror = 1; juror <= 3; juror++)
        {
            await using var context = await AsJurorAsync(juror);
            await (await context.OpenAsync(app, session)).PressAsync("Émarger");
        }

        for (var juror = 1; juror <= 3; juror++)
        {
            await using var context = await AsJurorAsync(juror);
            var page = await context.OpenAsync(app, session);
            await page.LookAsync("jury-seance", javaScript);
            for (var item = 0; item < 2; item++)
            {
                // The first is adopted by three votes, the second by two: one place.
                await page.Locator("main form fieldset").First.GetByText(juror == 3 && item == 1 ? "Contre" : "Pour", new() { Exact = true }).ClickAsync();
                await page.GetByRole(AriaRole.Button, new() { Name = "Voter" }).First.ClickAsync();
            }

            await page.LookAsync("jury-seance-votee", javaScript);
            await page.GotoAsync(new Uri(app.Address, $"/jury/appels/{Call}/mon-travail").ToString());
            await page.LookAsync("jury-mon-travail", javaScript);
        }

        await desk.ReloadAsync();
        await desk.GetByLabel("Motifs sur").First.FillAsync("Un portage solide.");
        await desk.GetByRole(AriaRole.Button, new() { Name = "les motifs sur" }).First.ClickAsync();
        await desk.LookAsync("gestion-seance-motifs", javaScript);
        await desk.PressAsync("Rédiger le procès-verbal");
        await desk.PressAsync("Signer pour le secrétariat");
        await using (var chair = await AsJurorAsync(1))
        {
            var page = await chair.OpenAsync(app, session);
            await page.PressAsync("Signer le procès-verbal");
            await page.LookAsync("jury-seance-signee", javaScript);
        }

        await desk.GotoAsync(new Uri(app.Address, $"/gestion/appels/{Call}/seance").ToString());
        await desk.LookAsync("gestion-seance", javaScript);
        await desk.PressAsync("Transmettre la proposition à l’autorité");
        await app.SettleAsync();
    }

    private async Task DesignateAsync()
    {
        await using var context = await AsAsync(Role.Authority, "authority-1");
        var page = await context.OpenAsync(app, $"/gestion/appels/{Call}/designation");
        await page.LookAsync("gestion-designation", javaScript);
        await page.PressAsync("Vérifier");
        await page.LookAsync("gestion-designation-verifier", javaScript);
        await page.PressAsync("Désigner");
        await page.LookAsync("gestion-designation-faite", javaScript);
        await app.SettleAsync();
    }

    private async Task PublishAsync()
    {
        await using var context = await AsAsync(Role.Administrator, "administrator-1");
        var page = await context.OpenAsync(app, $"/gestion/appels/{Call}/publication");
        await page.LookAsync("gestion-publication", javaScript);
        await page.PressAsync("Programmer");
        await page.GotoAsync(new Uri(app.Address, $"/gestion/appels/{Call}/publication/apercu").ToString());
        await page.LookAsync("gestion-publication-apercu", javaScript);
        await app.SettleAsync();
        await app.AdvanceToAsync(Earliest);
        await page.GotoAsync(new Uri(app.Address, $"/appels/{Call}/laureats").ToString());
        (await page.Locator("article h2").AllTextContentsAsync()).Count.ShouldBe(1);
    }

    private Task<IBrowserContext> AsAsync(Role role, string id) => chromium.SignedInAsync(app, Person.In(role, id), width, javaScript);

    private Task<IBrowserContext> AsJurorAsync(int juror) => AsAsync(Role.Juror, string.Create(CultureInfo.InvariantCulture, $"juror-{juror}"));
}
