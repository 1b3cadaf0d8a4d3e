using System.Globalization;
using Microsoft.Playwright;
using Territoires.Tests.TestSupport;

namespace Territoires.Tests.Browser;

/// <summary>
/// A kind of call that no programme of the seeds has, begun on a page where nothing is written: people apply, nobody gives marks, a
/// jury votes. Each act is done in a browser by the person whose turn it is, to the published list.
/// </summary>
public sealed class BlankCallTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Call = "essai-appel-a-idees";

    private static readonly DateTimeOffset Opens = new(2026, 5, 4, 7, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Closes = new(2026, 6, 30, 15, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Earliest = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    private bool javaScript;
    private int width;
    private TestApp app = null!;

    [Theory]
    [InlineData(1280, true)]
    [InlineData(360, false)]
    public async Task A_call_begun_on_a_blank_page_is_played_to_its_list_by_each_role(int pixels, bool scripts)
    {
        (width, javaScript) = (pixels, scripts);
        await using var opened = app = await TestApp.StartAsync();
        await DefineAsync();
        await app.AdvanceToAsync(Opens);
        await ApplyAsync("Une halle", "59512");
        await ApplyAsync("Un verger", "48095");
        await app.AdvanceToAsync(Closes.AddMinutes(5));
        await AdmitAsync();
        await SitAsync();
        await DesignateAsync();
        await PublishAsync();
    }

    private async Task DefineAsync()
    {
        await using var context = await AsAsync(Role.Administrator, "administrator-1");
        var page = await context.OpenAsync(app, "/gestion/nouvel-appel");
        await page.ArriveAsync(() => page.FollowAsync("Partir d’une page vierge"));
        await page.LookAsync("gestion-appel-vierge", javaScript);
        await page.PressAsync("Créer l’appel");
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        await page.GetByLabel("Identifiant").FillAsync(Call);
        await page.GetByLabel("Titre").FillAsync("Appel à idées");
        await page.GetByLabel("Programme").FillAsync("Idées d’essai");
        await page.GetByLabel("Organisateur").FillAsync("Agence fictive");
        await page.GetByLabel("Présentation").FillAsync("Chaque commune propose une idée, le jury en choisit une.");
        await page.Locator("label[for=deposit]").ClickAsync();
        await page.Locator("label[for=jury]").ClickAsync();
        await page.GetByLabel("Qui décide").FillAsync("La direction de l’agence fictive");
        await page.GetByLabel("En quoi il consiste").FillAsync("Un designer auprès de la commune");
        await page.GetByLabel("Durée, en mois").FillAsync("6");
        await page.GetByLabel("Ouverture").FillAsync("2026-05-04T09:00");
        await page.GetByLabel("Clôture").FillAsync("2026-06-30T17:00");
        await page.GetByLabel("Publication au plus tôt").FillAsync("2026-09-01T10:00");
        await page.GetByLabel("Nombre de places").FillAsync("1");
        await page.Locator("label[for=fictitious]").ClickAsync();
        await page.PressAsync("Créer l’appel");
        await AskAsync(page);
        await page.GotoAsync(new Uri(app.Address, $"/gestion/appels/{Call}/ouverture").ToString());
        await page.LookAsync("gestion-appel-vierge-ouverture", javaScript);
        await page.PressAsync("Ouvrir l’appel");
        await app.SettleAsync();
    }

    /// <summary>One question, which is all that the call asks beside a title and a summary.</summary>
    private async Task AskAsync(IPage page)
    {
        await page.GotoAsync(new Uri(app.Address, $"/gestion/appels/{Call}/formulaire").ToString());
        await page.PressAsync("Ajouter une rubrique");
        await page.GetByLabel("Titre de la rubrique 1").FillAsync("L’idée");
        await page.GetByLabel("Question à ajouter").SelectOptionAsync("LongText");
        await page.PressAsync("Ajouter une question dans la rubrique 1");
        await page.Locator("#form-0-questions-0-label").FillAsync("Ce qui change pour les habitants");
        await page.ArriveAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer les questions" }).First.ClickAsync());
        await page.GetByText("Les questions sont enregistrées.").WaitForAsync();
    }

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
        await page.LookAsync("candidature-vierge-projet", javaScript);
        await page.PressAsync("Enregistrer et continuer");
        await page.GetByLabel("Ce qui change pour les habitants").FillAsync("Un lieu où se retrouver.");
        await page.PressAsync("Enregistrer et continuer");
        await page.GotoAsync(page.Url.Replace(page.Url.Split('/')[^1], "depot", StringComparison.Ordinal));
        await page.LookAsync("candidature-vierge-deposer", javaScript);
        await page.PressAsync("Déposer la candidature");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Récépissé de dépôt" }).WaitForAsync();
        await app.SettleAsync();
    }

    private async Task AdmitAsync()
    {
        await JurorAccounts.OpenAsync(app, "juror-1", "juror-2", "juror-3");
        await using var context = await AsAsync(Role.Secretary, "secretary-1");
        var page = await context.OpenAsync(app, $"/gestion/appels/{Call}");
        await page.FollowAsync("Décider de la recevabilité");
        await page.TickAllAsync();
        await page.PressAsync("Déclarer recevables les candidatures cochées");
        await page.PressAsync("Déclarer recevables");
        await page.GotoAsync(new Uri(app.Address, $"/gestion/appels/{Call}/jury").ToString());
        for (var juror = 1; juror <= 3; juror++)
        {
            await page.GetByLabel("Collège").Nth(juror - 1).FillAsync("habitants");
            await page.GetByLabel("Titulaire").Nth(juror - 1).FillAsync(JurorAccounts.AddressOf(Juror(juror)));
        }

        await page.GetByLabel("Ce siège préside").First.CheckAsync(new() { Force = true });
        await page.ArriveAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer le jury" }).First.ClickAsync());
        await app.SettleAsync();
        await page.GotoAsync(new Uri(app.Address, $"/gestion/appels/{Call}/seance").ToString());
        await page.GetByLabel("Date et heure").FillAsync(app.Now.AddDays(7).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
        await page.GetByLabel("Lieu").FillAsync("Maison des habitants");
        await page.PressAsync("Vérifier la convocation");
        await page.LookAsync("gestion-appel-vierge-convocation", javaScript);
        await page.PressAsync("Convoquer la séance");
        await app.SettleAsync();
        await app.AdvanceToAsync(app.Now.AddDays(7));
    }

    private async Task SitAsync()
    {
        var session = $"/jury/seances/{Call}-seance";
        for (var juror = 1; juror <= 3; juror++)
        {
            await using var context = await AsAsync(Role.Juror, Juror(juror));
            var page = await context.OpenAsync(app, session);
            await page.PressAsync("Émarger");
        }

        for (var juror = 1; juror <= 3; juror++)
        {
            await using var context = await AsAsync(Role.Juror, Juror(juror));
            var page = await context.OpenAsync(app, session);
            for (var item = 0; item < 2; item++)
            {
                await page.Locator("main article fieldset").Nth(item)
                    .GetByText(item == 1 ? "Contre" : "Pour", new() { Exact = true }).ClickAsync();
            }

            await page.LookAsync("jury-seance-vierge", javaScript);
            await page.PressAsync("Vérifier mes votes");
            await page.PressAsync("Enregistrer mes 2 votes");
        }

        await using var office = await AsAsync(Role.Secretary, "secretary-1");
        var desk = await office.OpenAsync(app, $"/gestion/appels/{Call}/seance");
        await desk.PressAsync("Rédiger le procès-verbal");
        await desk.PressAsync("Signer pour le secrétariat");
        await using (var chair = await AsAsync(Role.Juror, Juror(1)))
        {
            await (await chair.OpenAsync(app, session)).PressAsync("Signer le procès-verbal");
        }

        await desk.ReloadAsync();
        await desk.PressAsync("Transmettre la proposition à l’autorité");
        await app.SettleAsync();
    }

    private async Task DesignateAsync()
    {
        await using var context = await AsAsync(Role.Authority, "authority-1");
        var page = await context.OpenAsync(app, $"/gestion/appels/{Call}/designation");
        await page.LookAsync("gestion-appel-vierge-designation", javaScript);
        await page.PressAsync("Vérifier");
        await page.PressAsync("Désigner");
        await app.SettleAsync();
    }

    private async Task PublishAsync()
    {
        await using var context = await AsAsync(Role.Administrator, "administrator-1");
        var page = await context.OpenAsync(app, $"/gestion/appels/{Call}/publication");
        await page.PressAsync("Programmer");
        await app.SettleAsync();
        await app.AdvanceToAsync(Earliest);
        await using var anybody = await chromium.NewAsync(width, javaScript);
        var list = await anybody.OpenAsync(app, $"/appels/{Call}/laureats");
        await list.LookAsync("laureats-vierge", javaScript);
        (await list.Locator("article h2").AllTextContentsAsync()).Count.ShouldBe(1);
        await list.ArriveAsync(() => list.Locator("article h2 a").First.ClickAsync());
        await list.LookAsync("laureat-vierge", javaScript);
    }

    private Task<IBrowserContext> AsAsync(Role role, string id) => chromium.SignedInAsync(app, Person.In(role, id), width, javaScript);

    private static string Juror(int number) => string.Create(CultureInfo.InvariantCulture, $"juror-{number}");
}
