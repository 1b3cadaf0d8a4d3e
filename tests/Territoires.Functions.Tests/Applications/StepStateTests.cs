using Territoires.Domain.Calls;
using Territoires.Functions.Tests.Identity;
using Territoires.Functions.Tests.Management;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Applications;

/// <summary>What is asked, what is not required, and which steps are complete, is said in words.</summary>
public sealed class StepStateTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task Before_a_draft_is_opened_a_document_that_is_not_required_is_said_so()
    {
        var browser = await ToApplyAsync();

        var asked = browser.Page.QuerySelectorAll("main li").Select(item => Plain(item.TextContent))
            .Where(item => item.StartsWith("la pièce", StringComparison.Ordinal)).ToArray();

        asked.Single(item => item.Contains("Plan de situation", StringComparison.Ordinal))
            .ShouldStartWith("la pièce « Plan de situation » (facultative), ");
        asked.Single(item => item.Contains("Note d’opportunité", StringComparison.Ordinal))
            .ShouldStartWith("la pièce « Note d’opportunité », ");
    }

    [Fact]
    public async Task Each_step_says_whether_it_is_complete()
    {
        var browser = await ToApplyAsync();
        await browser.SubmitAsync("Ouvrir le brouillon");
        Steps(browser).ShouldBe(
            ["Les porteurs à compléter", "Le projet à compléter", "Les pièces à compléter", "Vérifier et déposer"]);

        await browser.FollowAsync("Le projet");
        await browser.SubmitAsync(
            "Enregistrer", new Dictionary<string, string> { ["title"] = "Un projet", ["theme"] = "Comment ?", ["summary"] = "Ainsi." });
        await browser.FollowAsync("Les pièces");
        await browser.SubmitFilesAsync("Continuer", ("Note d’opportunité", TestCalls.Pdf()));

        Steps(browser).ShouldBe(
            ["Les porteurs à compléter", "Le projet étape complète", "Les pièces étape complète", "Vérifier et déposer"]);
        PageShape.Check(browser.Page, browser.Location);
    }

    private static IEnumerable<string> Steps(Browser browser) =>
        browser.Page.QuerySelectorAll("nav[aria-label='Étapes de la candidature'] li").Select(step => Plain(step.TextContent));

    private static string Plain(string text) =>
        string.Join(' ', text.Split([' ', '\n', '\u00a0', '\u202f'], StringSplitOptions.RemoveEmptyEntries));

    private async Task<Browser> ToApplyAsync()
    {
        var annexes = new FormSection("annexes", "Les annexes", [new Question("plan", "Plan de situation", QuestionKind.Document)]);
        var call = await app.OpenCallAsync(TestCalls.Rules with { Form = [annexes] });
        var browser = await app.SignedInAsync(Role.Applicant);
        return await browser.OpenAsync($"/appels/{call}/candidater");
    }
}
