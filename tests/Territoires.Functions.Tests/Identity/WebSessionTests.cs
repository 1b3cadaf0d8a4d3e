using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Territoires.Core.Accounts;
using Territoires.Functions.Tests.Notifications;
using Territoires.Tests.TestSupport;
using Territoires.Web.Sessions;
using Territoires.Web.SignIn.Links;

namespace Territoires.Functions.Tests.Identity;

/// <summary>What a sign-in lasts, and where it ends.</summary>
public sealed class WebSessionTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Mine = "/candidatures";

    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task Signing_out_ends_the_session_wherever_its_cookie_was_copied()
    {
        var browser = await app.PlainSignedInAsync(Role.Applicant);
        var copy = new PlainBrowser(app.Address);
        copy.Keep(Identification.Cookie, browser.Cookie(Identification.Cookie)!);
        (await copy.GetAsync(Mine)).Status.ShouldBe(200);

        await browser.GetAsync("/");
        (await browser.PostAsync("/deconnexion")).Status.ShouldBe(302);

        browser.Cookie(Identification.Cookie).ShouldBeNull();
        (await copy.GetAsync(Mine)).Location!.ShouldStartWith("/connexion?");
    }

    [Fact]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_and_of_other_sites()
    {
        var (browser, token) = await app.PlainLinkAsync(await app.AccountAsync(Role.Applicant));

        var answer = await browser.PostAsync("/connexion/lien", ("jeton", token));

        var cookie = answer.SetCookies.Single(set => set.StartsWith(Identification.Cookie + "=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=lax", Case.Insensitive);
        cookie.ShouldContain("path=/", Case.Insensitive);
        cookie.ShouldNotContain("secure", Case.Insensitive, "this is http on a developer's machine");
        cookie.ShouldNotContain("@");
    }

    [Fact]
    public async Task The_cookie_of_forms_goes_over_tls_only_wherever_real_people_are()
    {
        await using var server = await SmtpSink.StartAsync();
        await using var served = await TestApp.StartAsync();
        SmtpSink.Use(served, server.Port);
        var here = (await new PlainBrowser(served.Address).GetAsync("/connexion")).SetCookies.ShouldHaveSingleItem();
        here.ShouldNotContain("secure", Case.Insensitive, "this is http on a developer's machine");

        served.Services.GetRequiredService<IHostEnvironment>().EnvironmentName = Environments.Production;
        var there = (await new PlainBrowser(served.Address).GetAsync("/connexion")).SetCookies.ShouldHaveSingleItem();

        there.ShouldStartWith("territoires-formulaire=");
        foreach (var attribute in new[] { "secure", "httponly", "samesite=strict", "path=/" })
        {
            there.ShouldContain(attribute, Case.Insensitive);
        }
    }

    [Fact]
    public async Task Browsers_are_told_to_come_over_tls_for_a_year_wherever_real_people_are()
    {
        await using var served = await TestApp.StartAsync();
        var browser = new PlainBrowser(served.Address);
        (await browser.GetAsync("/")).Headers.ShouldNotContain(
            "Strict-Transport-Security", Case.Insensitive, "a developer's machine serves others over http");

        served.Services.GetRequiredService<IHostEnvironment>().EnvironmentName = Environments.Production;

        foreach (var path in new[]
            { "/", "/connexion", "/gestion", "/nulle-part", "/api/calls", "/api/calls/aucun", "/robots.txt", "/health/live" })
        {
            (await browser.GetAsync(path)).Headers.ShouldContain("Strict-Transport-Security: max-age=31536000", customMessage: path);
        }
    }

    [Fact]
    public async Task A_session_ends_after_eight_hours_without_use()
    {
        await using var later = await TestApp.StartAsync();
        var browser = await later.PlainSignedInAsync(Role.Applicant);

        await later.AdvanceToAsync(TestApp.Start.AddHours(8).AddMilliseconds(-1));
        (await browser.GetAsync(Mine)).Status.ShouldBe(200, "and it was seen now");
        await later.AdvanceToAsync(TestApp.Start.AddHours(11));
        (await browser.GetAsync(Mine)).Status.ShouldBe(200);

        var other = await later.PlainSignedInAsync(Role.Applicant);
        await later.AdvanceToAsync(later.Now.AddHours(8));
        (await other.GetAsync(Mine)).Location!.ShouldStartWith("/connexion?");
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours_used_or_not()
    {
        await using var later = await TestApp.StartAsync();
        var browser = await later.PlainSignedInAsync(Role.Applicant);

        for (var hour = 1; hour < 12; hour++)
        {
            await later.AdvanceToAsync(TestApp.Start.AddHours(hour));
            (await browser.GetAsync(Mine)).Status.ShouldBe(200);
        }

        await later.AdvanceToAsync(TestApp.Start.AddHours(12));
        (await browser.GetAsync(Mine)).Location!.ShouldStartWith("/connexion?");
        (await browser.GetAsync("/")).Status.ShouldBe(200, "what anybody may read stays open");
    }

    [Fact]
    public async Task A_session_outlives_the_program()
    {
        await using var restarted = await TestApp.StartAsync();
        var browser = await restarted.PlainSignedInAsync(Role.Applicant);
        var cookie = browser.Cookie(Identification.Cookie)!;

        await restarted.RestartAsync();

        var after = new PlainBrowser(restarted.Address);
        after.Keep(Identification.Cookie, cookie);
        (await after.GetAsync(Mine)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_changed_cookie_opens_nothing()
    {
        var browser = await app.PlainSignedInAsync(Role.Applicant);
        var forger = new PlainBrowser(app.Address);
        var cookie = browser.Cookie(Identification.Cookie)!;
        forger.Keep(Identification.Cookie, (cookie[0] == 'A' ? 'B' : 'A') + cookie[1..]);

        (await forger.GetAsync(Mine)).Location!.ShouldStartWith("/connexion?");
    }

    [Fact]
    public async Task A_role_that_is_taken_away_is_gone_at_once()
    {
        var address = await app.AccountAsync(Role.Applicant);
        var (browser, token) = await app.PlainLinkAsync(address);
        await browser.PostAsync("/connexion/lien", ("jeton", token));
        (await browser.GetAsync(Mine)).Status.ShouldBe(200);

        (await app.As(Role.Administrator).PutAsync("/api/accounts", new { address, roles = new[] { Role.Auditor } }, ("If-Match", "*")))
            .Ok();

        (await browser.GetAsync(Mine)).Status.ShouldBe(403);
    }

    [Fact]
    public async Task What_was_typed_in_a_form_outlives_the_session_that_it_was_typed_in()
    {
        await using var later = await TestApp.StartAsync();
        var call = await later.OpenCallAsync();
        var address = await later.AccountAsync(Role.Applicant);
        var (browser, token) = await later.PlainLinkAsync(address);
        await browser.PostAsync("/connexion/lien", ("jeton", token));
        await browser.GetAsync($"/appels/{call}/candidater");
        var draft = (await browser.PostAsync($"/appels/{call}/candidater", ("cle", "k"))).Location!.Replace(
            "porteurs", "projet", StringComparison.Ordinal);
        var form = new HtmlParser().ParseDocument((await browser.GetAsync(draft)).Text);
        var version = form.QuerySelector("input[name=version]")!.GetAttribute("value")!;
        await later.AdvanceToAsync(later.Now.AddHours(9));

        var refused = await browser.PostAsync(draft, ("version", version), ("title", "Un « titre » <long>"), ("summary", "Une\nDeux"));

        refused.Status.ShouldBe(401);
        var page = new HtmlParser().ParseDocument(refused.Text);
        page.QuerySelector("h1")!.TextContent.ShouldBe("Votre session a pris fin");
        await browser.GetAsync("/connexion");
        await browser.PostAsync("/connexion", ("adresse", address));
        await browser.GetAsync((await later.LinksAsync(address))[0]);
        await browser.PostAsync("/connexion/lien", ("jeton", (await later.LinksAsync(address))[0].Split('=')[1]));
        var again = page.QuerySelector("main form")!;
        var fields = again.QuerySelectorAll("input[name]:not([name=verification])")
            .Select(field => (field.GetAttribute("name")!, field.GetAttribute("value")!)).ToArray();
        (await browser.PostAsync(again.GetAttribute("action")!, fields)).Location.ShouldNotBeNull().ShouldStartWith($"{draft}?enregistre=");

        var saved = new HtmlParser().ParseDocument((await browser.GetAsync(draft)).Text);
        saved.QuerySelector("#title")!.GetAttribute("value").ShouldBe("Un « titre » <long>");
        saved.QuerySelector("#summary")!.TextContent.ShouldBe("Une\nDeux");
    }

    [Fact]
    public async Task Another_sites_words_are_never_kept_to_be_sent_in_somebodys_name()
    {
        using var form = new FormUrlEncodedContent([new("title", "Des mots d’ailleurs")]);

        var reply = await app.As().SendAsync(HttpMethod.Post, $"/candidatures/{Guid.Empty:N}/etapes/projet", form);

        reply.Status.ShouldBe(401);
        reply.Text.ShouldNotContain("Des mots");
        reply.Text.ShouldNotContain("Envoyer de nouveau");
    }

    [Fact]
    public async Task Where_real_people_are_nothing_of_a_development_installation_exists()
    {
        await using var served = await TestApp.StartAsync();
        var address = await served.AccountAsync(Role.Applicant);
        var link = await served.Services.GetRequiredService<SignInLinks>()
            .MakeForAnyBrowserAsync(EmailAddress.Parse(address)!, "/", served.Now);
        var token = served.Token(new Actor("applicant-1", new HashSet<Role> { Role.Applicant }, null, []));
        var browser = new PlainBrowser(served.Address);
        await browser.GetAsync("/connexion");
        served.Services.GetRequiredService<IHostEnvironment>().EnvironmentName = Environments.Production;

        (await browser.GetAsync("/dev/mail")).Status.ShouldBe(404);
        (await browser.PostAsync("/connexion/jeton", ("jeton", token))).Status.ShouldBe(404);
        (await browser.GetAsync(link)).Text.ShouldContain("autre navigateur");
        browser.Keep(Identification.Cookie, token);
        (await browser.GetAsync(Mine)).Location!.ShouldStartWith("/connexion?");
        await Should.ThrowAsync<InvalidOperationException>(() =>
            served.Services.GetRequiredService<SignInLinks>().MakeForAnyBrowserAsync(EmailAddress.Parse(address)!, "/", served.Now));
    }

    [Fact]
    public async Task Without_a_mail_server_nobody_real_is_offered_a_sign_in_that_cannot_work()
    {
        await using var served = await TestApp.StartAsync();
        var browser = new PlainBrowser(served.Address);
        await browser.GetAsync("/connexion");
        served.Services.GetRequiredService<IHostEnvironment>().EnvironmentName = Environments.Production;

        var page = await browser.GetAsync("/connexion");
        var asked = await browser.PostAsync("/connexion", ("adresse", "a@exemple.invalid"));

        page.Status.ShouldBe(503);
        page.Headers.ShouldContain("Retry-After");
        page.Text.ShouldContain("connexion-indisponible");
        asked.Status.ShouldBe(503);
    }
}
