using Territoires.Domain.Calls;
using Territoires.Functions.Tests.Management;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Applications;

/// <summary>The page on which the documents of a draft are attached, without JavaScript: one form, whose buttons lose no file.</summary>
public sealed class DraftDocumentsPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Note = "Note d’opportunité";
    private const string Plan = "Plan de situation";

    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task The_button_that_goes_on_attaches_every_file_that_is_chosen()
    {
        var browser = await DocumentsAsync();

        await browser.SubmitFilesAsync("Continuer", (Note, TestCalls.Pdf(120_000)), (Plan, TestCalls.Pdf(3000)));

        browser.Title.ShouldStartWith("Vérifier et déposer");
        Done(browser).ShouldBe([
            "Pièce «\u00a0Note d’opportunité\u00a0» jointe, 120\u00a0ko.", "Pièce «\u00a0Plan de situation\u00a0» jointe, 3\u00a0ko."]);
        browser.Page.QuerySelector("#fait")!.GetAttribute("role").ShouldBe("status");
        PageShape.Check(browser.Page, browser.Location);
        (await KindsAsync(browser)).ShouldBe(["note-opportunite", "plan"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_button_that_goes_on_goes_on_when_no_file_is_chosen()
    {
        var browser = await DocumentsAsync();

        await browser.SubmitAsync("Continuer");

        browser.Title.ShouldStartWith("Vérifier et déposer");
        browser.Page.QuerySelector("#fait").ShouldBeNull();
        (await KindsAsync(browser)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_refused_keeps_the_person_there_with_its_reason_beside_it_and_the_others_are_attached()
    {
        var browser = await DocumentsAsync();

        await browser.SubmitFilesAsync("Continuer", (Note, "PK zip"u8.ToArray()), (Plan, TestCalls.Pdf(3000)));

        browser.Status.ShouldBe(415);
        browser.Title.ShouldStartWith("Les pièces");
        browser.Page.QuerySelector("#documents-note-opportunite-erreur")!.TextContent.ShouldContain("n’est pas celui d’un PDF");
        browser.Page.QuerySelector("#documents-plan-erreur").ShouldBeNull();
        Done(browser).ShouldBe(["Pièce «\u00a0Plan de situation\u00a0» jointe, 3\u00a0ko."]);
        PageShape.Check(browser.Page, browser.Location);
        (await KindsAsync(browser)).ShouldBe(["plan"]);

        await browser.SubmitFilesAsync("Continuer", (Note, TestCalls.Pdf()), (Plan, TestCalls.Pdf(4000)));
        browser.Status.ShouldBe(200, "the page that refused shows what it attached, which is then replaced knowingly");
    }

    [Fact]
    public async Task Several_files_that_are_refused_have_each_their_reason_beside_them()
    {
        var browser = await DocumentsAsync();

        await browser.SubmitFilesAsync("Continuer", (Note, "PK zip"u8.ToArray()), (Plan, []));

        browser.Status.ShouldBe(422);
        browser.Page.QuerySelectorAll("#erreurs a").Select(link => link.GetAttribute("href"))
            .ShouldBe(["#documents-note-opportunite", "#documents-plan"]);
        browser.Page.QuerySelector("#documents-plan-erreur")!.TextContent.ShouldNotBeEmpty();
        browser.Page.QuerySelector("#fait").ShouldBeNull();
        (await KindsAsync(browser)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_button_of_one_document_attaches_what_is_chosen_for_another_and_says_what_it_lacks()
    {
        var browser = await DocumentsAsync();

        await browser.SubmitFilesAsync("Joindre la pièce « Plan de situation »", (Note, TestCalls.Pdf()));

        browser.Status.ShouldBe(422);
        browser.Page.QuerySelector("#documents-plan-erreur")!.TextContent.ShouldContain("Aucun fichier n’a été choisi.");
        (await KindsAsync(browser)).ShouldBe(["note-opportunite"]);
    }

    [Fact]
    public async Task The_button_that_takes_one_back_attaches_what_is_chosen_for_another()
    {
        var browser = await DocumentsAsync();
        await browser.SubmitFilesAsync("Joindre la pièce « Plan de situation »", (Plan, TestCalls.Pdf()));
        browser.Title.ShouldStartWith("Les pièces");

        await browser.SubmitFilesAsync("Retirer la pièce « Plan de situation »", (Note, TestCalls.Pdf(2000)), (Plan, TestCalls.Pdf()));

        browser.Status.ShouldBe(200);
        Done(browser).ShouldBe([
            "Pièce «\u00a0Note d’opportunité\u00a0» jointe, 2\u00a0ko.", "Pièce «\u00a0Plan de situation\u00a0» retirée."]);
        (await KindsAsync(browser)).ShouldBe(["note-opportunite"]);
    }

    [Fact]
    public async Task A_page_says_of_no_document_that_it_is_attached_because_its_address_says_so()
    {
        var browser = await DocumentsAsync();

        await browser.OpenAsync($"{browser.Location.AbsolutePath}?jointe=plan&jointe=rien&retiree=rien");

        browser.Status.ShouldBe(200);
        browser.Page.QuerySelector("#fait").ShouldBeNull();
    }

    private static IEnumerable<string> Done(Browser browser) =>
        browser.Page.QuerySelectorAll("#fait p").Select(sentence => sentence.TextContent.Trim());

    private async Task<IEnumerable<string>> KindsAsync(Browser browser) =>
        (await app.As(Role.Applicant).GetAsync($"/api/applications/{browser.Location.Segments[2].TrimEnd('/')}")).Ok()
            .Json.GetProperty("documents").EnumerateArray().Select(document => document.GetProperty("kind").GetString()!).ToArray();

    private async Task<Browser> DocumentsAsync()
    {
        var call = await app.OpenCallAsync(
            TestCalls.Rules with { Form = [new FormSection("annexes", "Les annexes", [new("plan", Plan, QuestionKind.Document)])] });
        var browser = await app.Browser().OpenAsync($"/appels/{call}/candidater");
        var applicant = new Actor("applicant-1", new HashSet<Role> { Role.Applicant }, null, []);
        await browser.SubmitAsync("Se connecter", new Dictionary<string, string> { ["jeton"] = app.Token(applicant) });
        await browser.SubmitAsync("Ouvrir le brouillon");
        return await browser.FollowAsync("Les pièces");
    }
}
