using Territoires.Functions.Tests.Identity;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Management;

/// <summary>An installation always has somebody who says who may sign in, and begins with one that its settings name.</summary>
public sealed class LastAdministratorTests
{
    private const string First = "premiere@exemple.invalid";

    [Fact]
    public async Task The_last_administrator_is_neither_removed_nor_changed_by_page_or_API()
    {
        await using var app = await TestApp.StartAsync();
        var address = await app.AccountAsync(Role.Administrator);
        var desk = await Desk.Of(app, Role.Administrator).OpenAsync("/gestion/personnes");
        await desk.FollowAsync(address);
        var id = desk.Location.Segments[^1];

        await desk.SubmitAsync("Enregistrer", ("roles", "Auditor"));
        (desk.Status, desk.Page.QuerySelector("#erreurs h2")!.TextContent).ShouldBe((409, "Il ne resterait personne pour administrer."));
        await desk.OpenAsync($"/gestion/personnes/{id}/retrait");
        await desk.SubmitAsync("Retirer l’accès");
        (desk.Status, desk.Page.QuerySelector("#erreurs h2")!.TextContent).ShouldBe((409, "Il ne resterait personne pour administrer."));
        (await app.As(Role.Administrator).DeleteAsync($"/api/accounts/{id}")).Problem.ShouldBe("derniere-administration");
        var changed = new { address, roles = new[] { "auditor" } };
        (await app.As(Role.Administrator).PutAsync("/api/accounts", changed, ("If-Match", "*"))).Problem
            .ShouldBe("derniere-administration");

        await app.AccountAsync(Role.Administrator);
        (await app.As(Role.Administrator).DeleteAsync($"/api/accounts/{id}")).Status.ShouldBe(204, "there is another one");
    }

    [Fact]
    public async Task Nobody_takes_administration_from_themselves()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignedInAsync(Role.Administrator);
        await app.AccountAsync(Role.Administrator);
        await browser.OpenAsync("/gestion/personnes");
        foreach (var person in browser.Page.QuerySelectorAll("main tbody a").Select(link => link.GetAttribute("href")!))
        {
            await browser.OpenAsync($"{person}/retrait");
            await browser.SubmitAsync("Retirer l’accès");
            if (browser.Status == 409)
            {
                browser.Page.QuerySelector("#erreurs h2")!.TextContent.ShouldBe("Ce compte est le vôtre.");
            }
        }

        (await browser.OpenAsync("/gestion/personnes")).Page.QuerySelectorAll("main tbody tr").Length.ShouldBe(1, "their own is left");
    }

    [Fact]
    public async Task Of_administrators_who_are_all_removed_at_once_one_stays()
    {
        await using var app = await TestApp.StartAsync();
        for (var i = 0; i < 4; i++)
        {
            await app.AccountAsync(Role.Administrator);
        }

        var desk = await Desk.Of(app, Role.Administrator).OpenAsync("/gestion/personnes");
        string[] ids = [.. desk.Page.QuerySelectorAll("main tbody a").Select(link => link.GetAttribute("href")!.Split('/')[^1])];
        ids.Length.ShouldBe(4);

        var answers = await Task.WhenAll(ids.Select(id => app.As(Role.Administrator).DeleteAsync($"/api/accounts/{id}")));

        answers.Count(answer => answer.Status == 204).ShouldBe(3);
        answers.Single(answer => answer.Status != 204).Problem.ShouldBe("derniere-administration");
        (await desk.OpenAsync("/gestion/personnes")).Page.QuerySelectorAll("main tbody tr").Length.ShouldBe(1);
    }

    [Fact]
    public async Task The_address_of_the_settings_administers_once_its_person_signs_in_and_no_other_does()
    {
        await using var app = await StartAsync();
        var stranger = SignInJourney.NewAddress();
        await app.AskForLinkAsync(stranger);
        (await app.LinksAsync(stranger)).ShouldBeEmpty("nobody invited them");

        var browser = await SignInAsync(app);

        (await browser.OpenAsync("/gestion/personnes")).Title.ShouldBe("Personnes");
        browser.Page.QuerySelector("main tbody")!.TextContent.ShouldContain(First);
        await browser.SubmitAsync(
            "Inviter", new Dictionary<string, string> { ["adresse"] = stranger, ["qualite"] = "Jurée 1", ["roles"] = "Juror" });
        browser.Page.QuerySelector("main tbody")!.TextContent.ShouldContain(stranger);
    }

    [Fact]
    public async Task Once_somebody_administers_the_setting_says_nothing_any_more()
    {
        await using var app = await StartAsync();
        await app.AccountAsync(Role.Administrator);

        await app.AskForLinkAsync(First);

        (await app.LinksAsync(First)).ShouldBeEmpty("the address is nobody's");
        (await app.As(Role.Administrator).PutAsync(
            "/api/accounts", new { address = First, roles = new[] { "auditor" } }, ("If-None-Match", "*"))).Ok();
        var browser = await SignInAsync(app);
        (await browser.OpenAsync("/gestion/personnes")).Status.ShouldBe(403);
        (await browser.OpenAsync("/gestion")).Status.ShouldBe(200, "what the account may do, it may");
    }

    [Fact]
    public async Task A_setting_that_is_no_address_is_said_by_readiness()
    {
        await using var app = await TestApp.StartAsync(
            settings: new Dictionary<string, string?> { [Core.Accounts.FirstAdministrator.Setting] = "personne" });

        (await app.As().GetAsync("/health/ready")).Text.ShouldContain("TerritoiresFirstAdministrator");
    }

    private static Task<TestApp> StartAsync() => TestApp.StartAsync(
        settings: new Dictionary<string, string?> { [Core.Accounts.FirstAdministrator.Setting] = First });

    private static async Task<Browser> SignInAsync(TestApp app)
    {
        var browser = await app.AskForLinkAsync(First);
        await browser.OpenAsync((await app.LinksAsync(First))[0]);
        return await browser.SubmitAsync("Me connecter");
    }
}
