using System.Buffers.Binary;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Web;

public sealed class HomeTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task Calls_stand_fifty_on_a_page_the_open_ones_first()
    {
        // Other tests of the class leave calls in the same app: these are found by a word that no other has.
        const string Search = "/?recherche=cinquantaine";
        var administrator = app.As(Role.Administrator);
        for (var i = 0; i < 51; i++)
        {
            var call = string.Create(CultureInfo.InvariantCulture, $"/api/calls/appel-{i:00}");
            var opens = i == 50 ? "2026-04-03T09:00:00" : "2026-05-03T09:00:00";
            (await administrator.PutAsync(
                call, TestCalls.Rules with
                {
                    Title = $"Un appel de la cinquantaine, n° {i}",
                    Calendar = TestCalls.Rules.Calendar with { Opens = opens },
                },
                ("If-None-Match", "*"))).Ok();
            (await administrator.PostAsync($"{call}/opening")).Ok();
        }

        var home = await app.Browser().OpenAsync(Search);
        home.Page.QuerySelectorAll("h2").Select(title => title.TextContent).Take(2).ShouldBe(["Ouverts", "À venir"]);
        Calls(home).First().ShouldBe("/appels/appel-50", "it alone is open");
        Calls(home).Count().ShouldBe(50);
        await home.FollowAsync("Page suivante");

        Calls(home).ShouldBe(["/appels/appel-49"]);
        home.Page.QuerySelector(".fr-pagination__link--next").ShouldBeNull();
        await home.FollowAsync("Page précédente");
        home.Location.PathAndQuery.ShouldBe(Search, "the search is kept from page to page");
    }

    [Fact]
    public async Task A_call_is_found_by_a_word_of_it_without_accents_and_by_its_state()
    {
        var administrator = app.As(Role.Administrator);
        foreach (var (id, title) in new[] { ("cherche-1", "Écoles à rénover"), ("cherche-2", "Bourgs qui fabriquent") })
        {
            (await administrator.PutAsync($"/api/calls/{id}", TestCalls.Rules with { Title = title }, ("If-None-Match", "*"))).Ok();
            (await administrator.PostAsync($"/api/calls/{id}/opening")).Ok();
        }

        var home = await app.Browser().OpenAsync("/");
        await home.SubmitAsync("Chercher", new Dictionary<string, string> { ["recherche"] = "ECOLES renov" });
        Calls(home).ShouldBe(["/appels/cherche-1"]);
        home.Page.QuerySelector("[role=status]")!.TextContent.ShouldStartWith("1 appel correspond.");
        home.Page.QuerySelector("#recherche")!.GetAttribute("value").ShouldBe("ECOLES renov", "nothing typed is lost");

        await home.SubmitAsync("Chercher", new Dictionary<string, string> { ["etat"] = "publies" });
        Calls(home).ShouldBeEmpty();
        home.Page.QuerySelector("[role=status]")!.TextContent.ShouldStartWith("Aucun appel ne correspond");
        await home.FollowAsync("Voir tous les appels");
        Calls(home).ShouldContain("/appels/cherche-2");
    }

    [Fact]
    public async Task The_site_says_what_it_is_how_a_call_goes_and_where_help_is()
    {
        var home = await app.Browser().OpenAsync("/");

        home.Page.QuerySelector(".fr-text--lead")!.TextContent.ShouldContain("déposent ici leur candidature");
        home.Page.QuerySelectorAll("meta[property]").Select(tag => tag.GetAttribute("property"))
            .ShouldBe(["og:site_name", "og:type", "og:locale", "og:title", "og:description"], "nobody set where the site is");
        home.Page.QuerySelectorAll("h2")[^1].TextContent.ShouldBe("Comment se déroule un appel");
        home.Page.QuerySelector("footer .fr-footer__brand a[href='/']")!.TextContent.ShouldBe("Territoires", "the left half is not empty");
        await home.FollowAsync("Aide");
        home.Title.ShouldBe("Aide");
        home.Page.QuerySelector("nav.fr-breadcrumb")!.GetAttribute("aria-label").ShouldBe("vous êtes ici\u00a0:");
        foreach (var link in home.Page.QuerySelectorAll("main ul a[href^='#']"))
        {
            home.Page.QuerySelector(link.GetAttribute("href")!).ShouldNotBeNull();
        }

        using var http = new HttpClient();
        var icon = await http.GetByteArrayAsync(new Uri(app.Address, "/favicon.ico"), TestContext.Current.CancellationToken);
        icon[..4].ShouldBe([0, 0, 1, 0]);
    }

    [Fact]
    public async Task Programmes_are_led_to_once_there_is_one_and_until_then_their_page_leads_on()
    {
        const string Link = "main a[href='/programmes']";
        var home = await app.Browser().OpenAsync("/");
        home.Page.QuerySelector(Link).ShouldBeNull();
        var none = await app.Browser().OpenAsync("/programmes");
        none.Page.QuerySelector("#aucun-programme")!.TextContent.ShouldStartWith("Aucun programme n’est présenté");
        await none.FollowAsync("voir les appels");
        none.Location.AbsolutePath.ShouldBe("/");

        await app.DefineProgrammeAsync("premier");
        (await app.Browser().OpenAsync("/")).Page.QuerySelector(Link).ShouldNotBeNull();
        (await app.Browser().OpenAsync("/programmes")).Page.QuerySelector("#aucun-programme").ShouldBeNull();
    }

    [Fact]
    public async Task A_link_to_a_page_is_previewed_with_a_picture_at_an_address_that_is_good_everywhere()
    {
        await using var known = await TestApp.StartAsync();
        known.Services.GetRequiredService<IConfiguration>()["TerritoiresPublicAddress"] = known.Address.ToString();
        var home = await known.Browser().OpenAsync("/");
        string Said(string name) => home.Page.QuerySelector($"meta[property='{name}']")!.GetAttribute("content")!;
        home.Page.QuerySelector("meta[name='twitter:card']")!.GetAttribute("content").ShouldBe("summary_large_image");
        var address = new Uri(Said("og:image"), UriKind.Absolute);
        address.Authority.ShouldBe(known.Address.Authority);

        using var http = new HttpClient();
        using var picture = await http.GetAsync(address, TestContext.Current.CancellationToken);
        picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        var bytes = await picture.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        bytes.Length.ShouldBeLessThan(60_000);
        var size = new[] { 16, 20 }.Select(
            at => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at, 4)).ToString(CultureInfo.InvariantCulture));
        size.ShouldBe([Said("og:image:width"), Said("og:image:height")], "as the file itself says");
    }

    private static IEnumerable<string> Calls(Browser browser) =>
        browser.Page.QuerySelectorAll("main .fr-card__title a").Select(link => link.GetAttribute("href")!);
}
