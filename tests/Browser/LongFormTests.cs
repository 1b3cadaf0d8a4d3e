using System.Globalization;
using Microsoft.Playwright;
using Territoires.Domain.Calls;
using Territoires.Tests.TestSupport;

namespace Territoires.Tests.Browser;

/// <summary>What a form of twenty fields and three documents costs a person, beside writing the answers and choosing the files.</summary>
public sealed class LongFormTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Budget = 20;

    private int interactions;

    [Fact]
    public async Task A_form_of_twenty_fields_and_three_documents_takes_no_more_than_twenty_interactions_beside()
    {
        await using var app = await TestApp.StartAsync();
        await app.OpenCallAsync(
            TestCalls.Rules with { Form = [Section("site", "Le site", 8), Section("moyens", "Les moyens", 8), Documents] });
        await using var context = await chromium.NewAsync(1280, javaScript: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync(app.Address.ToString());
        await ClickAsync(page.GetByRole(AriaRole.Link, new() { Name = "Ateliers d’essai" }));
        await ClickAsync(page.GetByRole(AriaRole.Link, new() { Name = "Déposer une candidature" }));
        await page.GetByLabel("Jeton").FillAsync(app.Token(new Actor("applicant-1", new HashSet<Role> { Role.Applicant }, null, [])));
        interactions++;
        await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Se connecter" }));
        await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir le brouillon" }));

        await page.GetByLabel("Nom, code postal, code INSEE, SIREN ou SIRET").FillAsync("59512");
        interactions++;
        await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Chercher" }));
        await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Ajouter Roubaix (59512)" }));
        await ContinueAsync(page);

        // Four of the twenty: title, question, presentation, ambitions; sixteen in the call's own sections.
        await page.GetByLabel("Titre").FillAsync("Un quartier");
        await page.GetByLabel("Thématique").FillAsync("Comment\u00a0?");
        await page.GetByLabel("Présentation").FillAsync("Ainsi.");
        await page.GetByLabel("Ambitions").FillAsync("Essayer");
        await ContinueAsync(page);
        await AnswerAsync(page, "site");
        await ContinueAsync(page);
        await AnswerAsync(page, "moyens");
        await ContinueAsync(page);
        foreach (var label in new[] { "Note d’opportunité", "Plan", "Délibération" })
        {
            await page.GetByLabel(label).First.SetInputFilesAsync(
                new FilePayload { Name = "piece.pdf", MimeType = "application/pdf", Buffer = TestCalls.Pdf() });
            await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = $"Joindre la pièce « {label} »" }));
        }

        await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Continuer", Exact = true }));
        await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Déposer la candidature" }));

        await page.GetByRole(AriaRole.Heading, new() { Name = "Récépissé de dépôt" }).WaitForAsync();
        interactions.ShouldBeLessThanOrEqualTo(Budget);
        TestContext.Current.TestOutputHelper?.WriteLine($"{interactions} interactions beside twenty answers and three files");
    }

    private static FormSection Section(string key, string title, int questions) =>
        new(key, title, [.. Enumerable.Range(1, questions).Select(number =>
        new Question(
            string.Create(CultureInfo.InvariantCulture, $"{key}-{number}"),
            string.Create(CultureInfo.InvariantCulture, $"Question {key} {number}"), QuestionKind.Text, Required: true))]);

    private static FormSection Documents => new("annexes", "Les annexes",
        [new("plan", "Plan", QuestionKind.Document, Required: true),
            new("deliberation", "Délibération", QuestionKind.Document, Required: true)]);

    private static async Task AnswerAsync(IPage page, string section)
    {
        for (var number = 1; number <= 8; number++)
        {
            await page.GetByLabel(string.Create(CultureInfo.InvariantCulture, $"Question {section} {number}")).FillAsync("Réponse");
        }
    }

    private Task ContinueAsync(IPage page) => ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer et continuer" }));

    private Task ClickAsync(ILocator what)
    {
        interactions++;
        return what.ClickAsync();
    }
}
