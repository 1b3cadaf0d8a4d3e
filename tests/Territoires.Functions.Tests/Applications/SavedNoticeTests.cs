using System.Globalization;
using Territoires.Domain.Calls;
using Territoires.Functions.Tests.Identity;
using Territoires.Functions.Tests.Management;
using Territoires.Tests.TestSupport;
using Territoires.Web.Text;

namespace Territoires.Functions.Tests.Applications;

/// <summary>The page that follows a save says that it was made, and when.</summary>
public sealed class SavedNoticeTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    private string Expected => $"Enregistré à {FrenchText.Hour(app.Now, "Europe/Paris")}.";

    [Fact]
    public async Task Each_button_that_saves_leads_to_a_page_that_says_so()
    {
        var browser = await DraftAsync();
        browser.Page.QuerySelector("#fait").ShouldBeNull("nothing was written yet");

        await browser.SubmitAsync("Enregistrer", new Dictionary<string, string> { ["partnerServices"] = "DDT du Nord" });
        Notice(browser).ShouldBe(Expected);
        browser.Title.ShouldStartWith("Les porteurs");
        browser.Page.QuerySelector("#fait")!.GetAttribute("role").ShouldBe("status");
        PageShape.Check(browser.Page, browser.Location);

        await browser.SubmitAsync("Enregistrer et continuer");
        Notice(browser).ShouldBe(Expected);
        browser.Title.ShouldStartWith("Le projet");

        await browser.FollowAsync("Les sites");
        browser.Page.QuerySelector("#fait").ShouldBeNull("a link saves nothing");
        await browser.SubmitAsync("Ajouter site");
        Notice(browser).ShouldBe(Expected);
        browser.Page.QuerySelector("#groupe-2").ShouldNotBeNull("the page after the button shows the fields that it asked for");
    }

    [Fact]
    public async Task What_is_refused_is_not_said_saved()
    {
        var browser = await DraftAsync();
        await browser.FollowAsync("Le projet");

        await browser.SubmitAsync("Enregistrer", new Dictionary<string, string> { ["title"] = new('x', 201) });

        browser.Status.ShouldBe(422);
        browser.Page.QuerySelector("#fait").ShouldBeNull();
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(60)]
    [InlineData(null)]
    public async Task A_save_of_another_time_is_not_said(int? secondsFromNow)
    {
        var browser = await DraftAsync();
        var at = secondsFromNow is { } seconds
            ? (app.Now.ToUnixTimeSeconds() + seconds).ToString(CultureInfo.InvariantCulture)
            : "hier";

        await browser.OpenAsync($"{browser.Location.AbsolutePath}?enregistre={at}");

        browser.Status.ShouldBe(200);
        browser.Page.QuerySelector("#fait").ShouldBeNull();
    }

    private static string Notice(Browser browser) => browser.Page.QuerySelector("#fait")!.TextContent.Trim();

    private async Task<Browser> DraftAsync()
    {
        var sites = new FormSection(
            "sites", "Les sites", [new Question("nom", "Nom du site", QuestionKind.Text)], Repeat: new Repeat("site", 3));
        var call = await app.OpenCallAsync(TestCalls.Rules with { Form = [sites] });
        var browser = await app.SignedInAsync(Role.Applicant);
        await browser.OpenAsync($"/appels/{call}/candidater");
        return await browser.SubmitAsync("Ouvrir le brouillon");
    }
}
