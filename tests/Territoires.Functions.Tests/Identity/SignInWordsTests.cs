using Territoires.Functions.Tests.Management;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Identity;

/// <summary>Whoever has never applied, and whoever was invited, are told what to do before they type an address and after.</summary>
public sealed class SignInWordsTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task Before_the_field_the_newcomer_is_led_to_the_calls_and_the_guest_to_the_invited_address()
    {
        var browser = await app.Browser().OpenAsync("/connexion");

        browser.Page.QuerySelector("#premiere")!.TextContent.ShouldContain("Partez de l’appel");
        browser.Page.QuerySelector("#premiere a")!.GetAttribute("href").ShouldBe("/");
        browser.Page.QuerySelector("#invites")!.TextContent.ShouldContain("l’invitation vous est parvenue");
        var text = browser.Page.Body!.TextContent;
        text.IndexOf("Première candidature", StringComparison.Ordinal)
            .ShouldBeLessThan(text.IndexOf("Adresse électronique", StringComparison.Ordinal));
        PageShape.Check(browser.Page, browser.Location);
    }

    [Fact]
    public async Task After_the_field_the_newcomer_is_told_that_no_message_comes_and_where_to_begin()
    {
        var browser = await app.AskForLinkAsync(SignInJourney.NewAddress());

        browser.Title.ShouldBe("Consultez votre messagerie");
        browser.Page.QuerySelector("#premiere")!.TextContent.ShouldContain("aucun message ne viendra");
        browser.Page.QuerySelector("#premiere a")!.GetAttribute("href").ShouldBe("/");
        browser.Page.QuerySelector("#invites").ShouldNotBeNull();
        PageShape.Check(browser.Page, browser.Location);
    }

    [Fact]
    public async Task Whoever_comes_to_apply_is_not_told_that_their_address_may_be_unknown()
    {
        var call = await app.OpenCallAsync();
        var browser = await app.Browser().OpenAsync($"/appels/{call}/candidater");
        browser.Page.QuerySelector("#premiere").ShouldBeNull("this is where one begins");
        browser.Page.Body!.TextContent.ShouldContain("votre accès sera créé quand vous utiliserez le lien");

        await browser.SubmitAsync(
            "Recevoir un lien", new Dictionary<string, string> { ["adresse"] = SignInJourney.NewAddress() });

        browser.Title.ShouldBe("Consultez votre messagerie");
        browser.Page.QuerySelector(".fr-text--lead")!.TextContent.ShouldContain("Un message vient d’être envoyé à votre adresse");
        browser.Page.QuerySelector("#premiere").ShouldBeNull();
        PageShape.Check(browser.Page, browser.Location);
    }
}
