using Microsoft.Playwright;
using Territoires.Tests.TestSupport;

namespace Territoires.Tests.Browser;

/// <summary>Questions about a call, from the page where they are asked to the one where everybody reads the answer.</summary>
public sealed class EnquiryPagesTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(360, true)]
    [InlineData(1280, false)]
    public async Task It_is_asked_answered_and_read_on_a_telephone_and_without_scripts(int width, bool javaScript)
    {
        await using var app = await TestApp.StartAsync();
        var call = await app.OpenCallAsync();
        await using var applicant = await chromium.SignedInAsync(app, Person.In(Role.Applicant, "applicant-1"), width, javaScript);
        var asker = await applicant.NewPageAsync();
        await asker.GotoAsync(new Uri(app.Address, $"/appels/{call}").ToString());
        await asker.GetByRole(AriaRole.Link, new() { Name = "Poser une question" }).ClickAsync();
        await asker.LookAsync("questions", javaScript);
        await asker.GetByLabel("Votre question").FillAsync("Une commune peut-elle candidater seule\u00a0?");
        await asker.PressAsync("Envoyer la question");
        await asker.Locator("#envoyee").WaitForAsync();
        await asker.LookAsync("questions-posee", javaScript);

        await using var secretary = await chromium.SignedInAsync(app, Person.In(Role.Secretary, "secretary-1"), width, javaScript);
        var desk = await secretary.NewPageAsync();
        await desk.GotoAsync(new Uri(app.Address, $"/gestion/appels/{call}/questions").ToString());
        await desk.LookAsync("gestion-questions", javaScript);
        await desk.Locator("#en-attente a").ClickAsync();
        await desk.LookAsync("gestion-question", javaScript);
        await desk.GetByLabel("Réponse").FillAsync("Oui, avec l’accord de son intercommunalité.");
        await desk.PressAsync("Publier la réponse");
        await desk.Locator("#publiques a").ClickAsync();
        await desk.GetByLabel("Réponse").FillAsync("Oui.");
        await desk.PressAsync("Publier la modification");
        await desk.Locator("#publiques").WaitForAsync();
        await desk.LookAsync("gestion-questions-publiques", javaScript);
        await desk.GetByRole(AriaRole.Link, new() { Name = "Publier une question et sa réponse" }).ClickAsync();
        await desk.LookAsync("gestion-question-a-publier", javaScript);

        await asker.GotoAsync(new Uri(app.Address, $"/appels/{call}").ToString());
        await asker.LookAsync("appel-avec-reponses", javaScript);
        (await asker.Locator("#reponses").InnerTextAsync()).ShouldContain("réponse modifiée le");
    }
}
