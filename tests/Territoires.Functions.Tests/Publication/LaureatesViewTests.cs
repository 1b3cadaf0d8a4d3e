using System.Globalization;
using System.IO.Compression;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Territoires.Core.Territories;
using Territoires.Web.Answers;
using Territoires.Web.Public.Published;

namespace Territoires.Functions.Tests.Publication;

/// <summary>
/// A list of many laureates, which no call of the tests could bring in time: its values, and its page as the app draws it.
/// </summary>
public sealed class LaureatesViewTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public void A_list_is_cut_at_fifty_and_keeps_its_order()
    {
        var view = View(120);

        var second = view.Choose(Query("page=2"));

        second.Page.Items.Select(one => one.Laureate.Name).ShouldBe(Enumerable.Range(50, 50).Select(Name));
        (second.Page.Number, second.Page.Last, second.Page.Total).ShouldBe((2, 3, 120));
        view.Choose(Query("page=3")).Page.Items.Count.ShouldBe(20);
        view.Choose(Query("page=99")).Page.Number.ShouldBe(3, "past the end is the end");
        foreach (var nonsense in new[] { "page=0", "page=-1", "page=deux", "page=99999999999", "" })
        {
            view.Choose(Query(nonsense)).Page.Number.ShouldBe(1, nonsense);
        }
    }

    [Fact]
    public void Every_address_that_shows_the_same_has_one_key_and_what_nobody_has_finds_nothing()
    {
        var view = View(120);

        view.Choose(Query("page=1&page=2&autre=x")).Key.ShouldBe(view.Choose(Query("")).Key);
        view.Choose(Query("region=Nulle+part")).Key.ShouldBe(view.Choose(Query("region=Ailleurs")).Key);
        view.Choose(Query("region=Nulle+part")).Page.Total.ShouldBe(0);
        view.Choose(Query("departement=48&page=2")).Key.ShouldBe("?departement=48&page=2");
        view.Choose(Query("departement=48&page=2")).Page.Total.ShouldBe(60);
        view.Choose(Query("departement=48&region=Hauts-de-France")).Page.Total.ShouldBe(0);
    }

    [Fact]
    public void A_theme_of_each_is_no_filter_and_a_shared_one_is()
    {
        View(6, i => $"Question {Text(i)}").Filters.Select(filter => filter.Name).ShouldBe(["region", "departement"]);
        View(6, i => $"Question {Text(i % 2)}").Filters.Select(filter => filter.Name).ShouldBe(["region", "departement", "theme"]);
    }

    [Fact]
    public void Names_become_addresses_and_two_alike_are_told_apart()
    {
        string[] names = ["CC des Coëvrons", "CC des Coevrons", "Sœur-l’Île d’Œuvre (2e)", "CC des Coëvrons-2", "…", new string('a', 200)];

        ListedLaureate.Of(names.Select((name, i) => Laureate(i, _ => "?") with { Name = name })).Select(one => one.Slug)
            .ShouldBe(["cc-des-coevrons", "cc-des-coevrons-2", "soeur-l-ile-d-oeuvre-2e", "cc-des-coevrons-2-2",
                "laureat", new string('a', 80)]);
    }

    [Fact]
    public async Task The_page_of_five_hundred_laureates_links_its_pages_keeps_the_filters_and_weighs_less_than_100_KB()
    {
        var view = View(500);

        var (page, gzipped) = await DrawAsync(view, "departement=48&page=2");

        page.QuerySelectorAll("article").Length.ShouldBe(50);
        page.QuerySelector("[role=status]")!.TextContent.ShouldBe("250 lauréats, page 2 sur 5.");
        page.QuerySelector("[aria-current=page].fr-pagination__link")!.TextContent.ShouldBe("2");
        page.QuerySelector(".fr-pagination__link--next")!.GetAttribute("href").ShouldBe("/appels/grand/laureats?departement=48&page=3");
        page.QuerySelector(".fr-pagination__link[title='Page 1']")!.GetAttribute("href").ShouldBe("/appels/grand/laureats?departement=48");
        page.QuerySelectorAll(".fr-pagination__list a[href]").Length.ShouldBe(6, "1, 2, 3, 5, and the one before and the next");
        gzipped.ShouldBeLessThan(100_000);
    }

    private static LaureatesView View(int laureates, Func<int, string>? theme = null) => new(
        new LaureatesAnswer(
            "grand", "Un grand appel", 1, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, true, "Inventé.",
            [.. Enumerable.Range(0, laureates).Select(i => Laureate(i, theme ?? (n => $"Question {Text(n % 3)}")))],
            new TotalsAnswer(laureates, laureates, null, null), "Europe/Paris"),
        new Places(new Dictionary<string, Place>
        { ["48"] = new("48", "Occitanie", "Lozère"), ["59"] = new("59", "Hauts-de-France", "Nord") }));

    private static LaureateAnswer Laureate(int i, Func<int, string> theme) => new(
        Name(i), [new LeadBodyAnswer(Name(i), "CC", [], "unknown", true)], null, ["DDT"], [i % 2 == 0 ? "48" : "59"],
        [i % 2 == 0 ? "Occitanie" : "Hauts-de-France"],
        theme(i), [$"Une ambition, la numéro {Text(i)}", "Une autre, commune à toutes"], null, null, [], true);

    private static string Name(int i) => $"Communauté fictive n° {Text(i)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static QueryCollection Query(string query) => new(
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query)
            .ToDictionary(pair => pair.Key, pair => pair.Value.Count > 1 ? new StringValues(pair.Value[0]) : pair.Value));

    private async Task<(IHtmlDocument Page, long Gzipped)> DrawAsync(LaureatesView view, string query)
    {
        await using var scope = fixture.App.Services.CreateAsyncScope();
        using var drawn = new MemoryStream();
        var http = new DefaultHttpContext
        {
            RequestServices = scope.ServiceProvider,
            Request = { Scheme = "http", Host = new HostString("territoires.invalid") },
            Response =
            {
                Body = drawn,
            },
        };
        await new RazorComponentResult<LaureatesPage>(new { View = view, Choice = view.Choose(Query(query)) }).ExecuteAsync(http);
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            await gzip.WriteAsync(drawn.ToArray());
        }

        return (new HtmlParser().ParseDocument(System.Text.Encoding.UTF8.GetString(drawn.ToArray())), packed.Length);
    }
}
