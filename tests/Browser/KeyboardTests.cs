using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Territoires.Tests.TestSupport;

namespace Territoires.Tests.Browser;

/// <summary>Whole paths by keyboard alone: each act by the person whose turn it is.</summary>
public sealed class KeyboardTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Beside = 5;

    [Fact]
    public async Task An_applicant_applies_by_keyboard()
    {
        await using var app = await TestApp.StartAsync();
        await app.OpenCallAsync();
        await using var context = await chromium.SignedInAsync(app, Person.In(Role.Applicant, "applicant-1"));
        var page = await context.OpenAsync(app, "/");
        var keyboard = new Keyboard(page);

        await keyboard.SkipToContentAsync();
        await keyboard.ActivateAsync(page.GetByRole(AriaRole.Link, new() { Name = "Ateliers d’essai" }));
        await keyboard.ActivateAsync(page.GetByRole(AriaRole.Link, new() { Name = "Déposer une candidature" }));
        await keyboard.ActivateAsync(page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir le brouillon" }));
        await keyboard.FillAsync(page.GetByLabel("Nom, code postal, code INSEE, SIREN ou SIRET"), "59512");
        await keyboard.ActivateAsync(page.GetByRole(AriaRole.Button, new() { Name = "Chercher" }));
        await keyboard.ActivateAsync(page.GetByRole(AriaRole.Button, new() { Name = "Ajouter Roubaix (59512)" }));
        await keyboard.ActivateAsync(page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer et continuer" }));
        await keyboard.FillAsync(page.GetByLabel("Titre"), "Un quartier");
        await keyboard.FillAsync(page.GetByLabel("Thématique"), "Comment faire");
        await keyboard.FillAsync(page.GetByLabel("Présentation"), "En essayant.");
        await keyboard.FillAsync(page.GetByLabel("Ambitions"), "Essayer");
        await keyboard.ActivateAsync(page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer et continuer" }));

        // The window in which a file is chosen is the machine's.
        await page.GetByLabel("Note d’opportunité")
            .SetInputFilesAsync(new FilePayload { Name = "note.pdf", MimeType = "application/pdf", Buffer = TestCalls.Pdf() });
        await keyboard.ActivateAsync(page.GetByRole(AriaRole.Button, new() { Name = "Joindre la pièce" }));
        await keyboard.ActivateAsync(page.GetByRole(AriaRole.Button, new() { Name = "Continuer", Exact = true }));
        await keyboard.ActivateAsync(page.GetByRole(AriaRole.Button, new() { Name = "Déposer la candidature" }));

        await page.GetByRole(AriaRole.Heading, new() { Name = "Récépissé de dépôt" }).WaitForAsync();
    }

    [Fact]
    public async Task Secretary_juror_and_administrator_do_their_part_by_keyboard()
    {
        await using var app = await TestApp.StartAsync();
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Closed);

        await DecideAsync(journey);
        await journey.ToAsync(CommissionStage.PanelSet);
        await journey.AssignAsync(journey.First, "juror-3");
        await ScoreAsync(journey);
        await journey.ToAsync(CommissionStage.Convened);
        await VoteAsync(journey);
        await journey.ToAsync(CommissionStage.Designated);
        await PublishAsync(journey);
    }

    private async Task DecideAsync(CommissionJourney journey)
    {
        await using var context = await chromium.SignedInAsync(journey.App, Person.In(Role.Secretary, "secretary-1"));
        var page = await context.OpenAsync(journey.App, $"/gestion/appels/{journey.Call}");
        var keyboard = new Keyboard(page);
        await keyboard.SkipToContentAsync();
        await keyboard.ActivateAsync(page.GetByRole(AriaRole.Link, new() { Name = "Décider de la recevabilité" }));
        foreach (var candidate in journey.Candidates.OrderBy(candidate => candidate.Number, StringComparer.Ordinal))
        {
            var mark = new Regex($"^Cocher .*{candidate.Number}", RegexOptions.None, TimeSpan.FromSeconds(1));
            await keyboard.TickAsync(page.GetByRole(AriaRole.Checkbox, new() { NameRegex = mark }));
        }

        await keyboard.ActivateAsync(page.GetByRole(AriaRole.Button, new() { Name = "Déclarer recevables les candidatures cochées" }));
        await keyboard.ActivateAsync(page.GetByRole(AriaRole.Button, new() { Name = "Déclarer recevables" }));
        await page.GetByText("dont 0 sans décision").WaitForAsync();
    }

    /// <summary>From their desk to the word that it is final: no more than the criteria and five.</summary>
    private async Task ScoreAsync(CommissionJourney journey)
    {
        await using var context = await chromium.SignedInAsync(journey.App, Person.In(Role.Juror, "juror-3"));
        var page = await context.OpenAsync(journey.App, "/jury");
        var keyboard = new Keyboard(page);
        await keyboard.ActivateAsync(page.GetByRole(AriaRole.Link, new() { Name = CommissionPlan.NameOf(0) }));
        var scales = await page.GetByRole(AriaRole.Main).Locator("fieldset").AllAsync();
        foreach (var scale in scales)
        {
            await keyboard.ChooseAsync(scale, "4");
        }

        await keyboard.ActivateAsync(page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer et finaliser" }));
        await keyboard.ActivateAsync(page.GetByRole(AriaRole.Button, new() { Name = "Finaliser mon évaluation" }));
        await page.GetByText($"Votre évaluation du dossier {CommissionPlan.NameOf(0)} est finale").WaitForAsync();

        scales.Count.ShouldBe(TestCalls.Rules.Grid.Count);
        keyboard.Interactions.ShouldBeLessThanOrEqualTo(scales.Count + Beside);
        TestContext.Current.TestOutputHelper?.WriteLine($"{keyboard.Interactions} interactions for {scales.Count} criteria");
        await page.LookAsync("jury-finale", javaScript: true);
    }

    private async Task VoteAsync(CommissionJourney journey)
    {
        await using var context = await chromium.SignedInAsync(journey.App, Person.In(Role.Juror, "juror-3"));
        var page = await context.OpenAsync(journey.App, "/jury");
        var keyboard = new Keyboard(page);
        await keyboard.SkipToContentAsync();
        await keyboard.ActivateAsync(page.GetByRole(AriaRole.Link, new() { Name = "Séance du jury" }));
        await keyboard.ActivateAsync(page.GetByRole(AriaRole.Button, new() { Name = "Émarger" }));
        foreach (var juror in new[] { 1, 2 })
        {
            (await journey.SeatAsync(juror)).Ok();
        }

        await page.ReloadAsync();
        await keyboard.ChooseAsync(
            page.GetByRole(AriaRole.Group, new() { Name = journey.First.Number }), "Pour");
        await keyboard.ActivateAsync(page.GetByRole(AriaRole.Button, new() { Name = "Vérifier mes votes" }));
        await keyboard.ActivateAsync(page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer mon vote" }));
        await page.GetByText("Vous avez voté").WaitForAsync();
    }

    private async Task PublishAsync(CommissionJourney journey)
    {
        await using var context = await chromium.SignedInAsync(journey.App, Person.In(Role.Administrator, "administrator-1"));
        var page = await context.OpenAsync(journey.App, $"/gestion/appels/{journey.Call}");
        var keyboard = new Keyboard(page);
        await keyboard.SkipToContentAsync();
        await keyboard.ActivateAsync(page.GetByRole(AriaRole.Link, new() { Name = "Programmer la publication" }));
        await keyboard.TickAsync(page.GetByLabel("À cet instant la liste sera publique"));
        await keyboard.ActivateAsync(page.GetByRole(AriaRole.Button, new() { Name = "Programmer" }));
        await page.GetByText("programmée pour le").First.WaitForAsync();
    }
}
