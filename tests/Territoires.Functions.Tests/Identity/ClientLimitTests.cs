using System.Globalization;
using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Territoires.Tests.TestSupport;
using Territoires.Web.Access;
using Territoires.Web.Door;
using Territoires.Web.Served;

namespace Territoires.Functions.Tests.Identity;

/// <summary>How much one client may send while nobody has vouched for it.</summary>
public sealed class ClientLimitTests
{
    private const string Town = "203.0.113.7";
    private const string OtherTown = "203.0.113.8";

    [Fact]
    public async Task A_client_that_asks_too_many_links_keeps_what_it_typed_and_sends_it_again_when_it_may()
    {
        await using var app = await StartAsync();
        var town = await ComeAsync(app, Town);
        await SendAsync(town, "/connexion", "adresse", ClientLimits.MostAnHour(ClientLimit.Mails), 422);
        var address = SignInJourney.NewAddress();

        var refused = await town.PostAsync("/connexion", ("adresse", address), ("retour", "/candidatures"));

        refused.Status.ShouldBe(429);
        refused.Headers.ShouldContain("Retry-After: 30");
        var page = new HtmlParser().ParseDocument(refused.Text);
        page.QuerySelector("h1")!.TextContent.ShouldBe("Trop de demandes viennent de votre connexion à internet.");
        page.Body!.TextContent.ShouldContain("Attendez une minute, puis envoyez de nouveau");
        var kept = page.QuerySelectorAll("form[action='/connexion'] input")
            .ToDictionary(field => field.GetAttribute("name")!, field => field.GetAttribute("value")!);
        (kept["adresse"], kept["retour"]).ShouldBe((address, "/candidatures"));

        await app.AdvanceToAsync(app.Now.AddSeconds(30));
        var again = await town.PostAsync(
            "/connexion", [.. kept.Where(field => field.Key != "verification").Select(field => (field.Key, field.Value))]);
        (again.Status, again.Location).ShouldBe((302, "/connexion/envoye?premiere=oui"));
        (await app.LinksAsync(address)).ShouldHaveSingleItem();
        (await town.PostAsync("/connexion", ("adresse", address))).Status.ShouldBe(429);

        await app.AdvanceToAsync(app.Now.AddHours(1));
        await SendAsync(town, "/connexion", "adresse", ClientLimits.MostAnHour(ClientLimit.Mails), 422);
        (await town.PostAsync("/connexion", ("adresse", address))).Status.ShouldBe(429);
    }

    [Fact]
    public async Task Clients_are_told_apart_by_what_the_front_end_wrote_and_by_nothing_that_they_write_themselves()
    {
        await using var app = await StartAsync();
        await SendAsync(await ComeAsync(app, Town), "/connexion", "adresse", ClientLimits.MostAnHour(ClientLimit.Mails), 422);

        foreach (var same in new[] { Town, $"{Town}:50312", $"{OtherTown}, {Town}", $"2001:db8::1,{Town}:443", $"::ffff:{Town}" })
        {
            (await (await ComeAsync(app, same)).PostAsync("/connexion", ("adresse", ""))).Status.ShouldBe(429, same);
        }

        foreach (var other in new[] { OtherTown, $"{Town}, {OtherTown}:1", "[2001:db8::7]:443" })
        {
            (await (await ComeAsync(app, other)).PostAsync("/connexion", ("adresse", ""))).Status.ShouldBe(422, other);
        }
    }

    [Fact]
    public async Task Links_and_codes_are_counted_together_apart_from_the_links_that_are_asked()
    {
        await using var app = await StartAsync();
        var signedIn = await ComeAsync(app, Town);
        (await signedIn.PostAsync("/connexion", ("adresse", await app.AccountAsync(Role.Juror)))).Status.ShouldBe(302);
        var code = await CodeOfLastMailAsync(app);
        (await signedIn.PostAsync("/connexion/code", ("code", code))).Status.ShouldBe(302);
        await signedIn.GetAsync("/");
        var town = await ComeAsync(app, Town);
        await SendAsync(town, "/connexion/code", "code", ClientLimits.MostAnHour(ClientLimit.Sends) - 1, 409);

        var refused = await town.PostAsync("/connexion/code", ("code", "K7QM-2XDP"));
        (refused.Status, refused.Headers.Contains("Retry-After: 6", StringComparison.Ordinal)).ShouldBe((429, true));
        new HtmlParser().ParseDocument(refused.Text)
            .QuerySelector("form[action='/connexion/code'] input[name=code]")!.GetAttribute("value").ShouldBe("K7QM-2XDP");
        (await town.PostAsync("/connexion/lien", ("jeton", "x"))).Status.ShouldBe(429);
        (await town.PostAsync("/connexion", ("adresse", ""))).Status.ShouldBe(422, "its own hundred and twenty");
        (await (await ComeAsync(app, OtherTown)).PostAsync("/connexion/code", ("code", ""))).Status.ShouldBe(409);
        (await signedIn.PostAsync("/deconnexion")).Status.ShouldBe(302, "whoever is signed in is known");
    }

    [Fact]
    public async Task Nothing_that_is_open_to_everybody_and_takes_something_in_goes_uncounted()
    {
        await using var app = await StartAsync();
        var town = await ComeAsync(app, Town);
        await SendAsync(town, "/connexion/code", "code", ClientLimits.MostAnHour(ClientLimit.Sends), 409);
        await SendAsync(town, "/connexion", "adresse", ClientLimits.MostAnHour(ClientLimit.Mails), 422);

        var open = OpenToEverybody().ToArray();

        open.ShouldContain("connexion/lien");
        foreach (var route in open)
        {
            (await town.PostAsync($"/{route}")).Status.ShouldBe(429, route);
        }
    }

    [Fact]
    public async Task Where_no_address_of_a_client_comes_nobody_is_counted_and_the_log_says_so_once()
    {
        await using var app = await TestApp.StartAsync(
            settings: new Dictionary<string, string?> { ["Logging:LogLevel:Territoires"] = "Warning" });
        using var log = new KeptLog();
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        var here = new PlainBrowser(app.Address);
        await here.GetAsync("/connexion");
        await SendAsync(here, "/connexion", "adresse", ClientLimits.MostAnHour(ClientLimit.Mails) + 1, 422);
        log.Entries.ShouldBeEmpty("it is a developer's own machine");

        app.Services.GetRequiredService<IHostEnvironment>().EnvironmentName = Environments.Production;
        await SendAsync(here, "/connexion/code", "code", 3, 409);

        var entry = log.Entries.ShouldHaveSingleItem();
        (entry.Level, entry.Category).ShouldBe((LogLevel.Warning, typeof(ClientLimits).FullName));
    }

    [Theory]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2::9", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:3::9", "2001:db8:1:3::/64")]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("172.32.0.1", "172.32.0.1")]
    [InlineData("127.0.0.1", null)]
    [InlineData("::1", null)]
    [InlineData("::ffff:127.0.0.1", null)]
    [InlineData("10.1.2.3", null)]
    [InlineData("172.31.255.255", null)]
    [InlineData("192.168.1.1", null)]
    [InlineData("169.254.130.1", null)]
    [InlineData("100.64.0.1", null)]
    [InlineData("fd00::1", null)]
    [InlineData("fe80::1", null)]
    public void A_client_is_one_subscriber_and_no_machine_between(string address, string? client) =>
        ClientAddress.Of(new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(address) } }).ShouldBe(client);

    [Fact]
    public async Task An_address_that_asked_enough_links_is_told_in_a_header_when_to_ask_again()
    {
        await using var app = await StartAsync();
        var address = SignInJourney.NewAddress();
        var browser = await ComeAsync(app, Town);
        for (var i = 0; i < 5; i++)
        {
            (await browser.PostAsync("/connexion", ("adresse", address))).Status.ShouldBe(302);
        }

        await app.AdvanceToAsync(app.Now.AddMinutes(20));
        var sixth = await browser.PostAsync("/connexion", ("adresse", address));

        (sixth.Status, sixth.Headers.Contains("Retry-After: 2400", StringComparison.Ordinal)).ShouldBe((429, true));
    }

    private static IEnumerable<string> OpenToEverybody() =>
        from route in AppRoutes.Served()
        where Policies.IsForEverybody(route.Policy.Permission) && route.Policy.Body != BodyKind.Nothing && route.Methods.Contains("POST")
        select route.Template;

    /// <summary>Whoever comes from elsewhere is no developer: their links lead to the address that was set.</summary>
    private static Task<TestApp> StartAsync() =>
        TestApp.StartAsync(settings: new Dictionary<string, string?> { [PublicSite.Setting] = "https://appels.exemple.invalid/" });

    /// <summary>A browser whose requests reach the app with this as their X-Forwarded-For, with the sign-in page open in it.</summary>
    private static async Task<PlainBrowser> ComeAsync(TestApp app, string forwarded)
    {
        var browser = new PlainBrowser(app.Address, ("X-Forwarded-For", forwarded));
        (await browser.GetAsync("/connexion")).Status.ShouldBe(200);
        return browser;
    }

    private static async Task SendAsync(PlainBrowser browser, string path, string field, int times, int expected)
    {
        for (var i = 0; i < times; i++)
        {
            (await browser.PostAsync(path, (field, ""))).Status.ShouldBe(
                expected, string.Create(CultureInfo.InvariantCulture, $"{path} {i}"));
        }
    }

    private static async Task<string> CodeOfLastMailAsync(TestApp app) =>
        SignInJourney.CodeIn((await app.Browser().OpenAsync("/dev/mail")).Page.QuerySelector("[data-destinataire]")!);
}
