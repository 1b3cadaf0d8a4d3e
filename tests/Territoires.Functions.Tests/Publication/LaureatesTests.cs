using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using CsvHelper;
using Territoires.Core.Territories;
using Territoires.Tests.TestSupport;
using Territoires.Web.Answers;
using Territoires.Web.Public.Published;
using Territoires.Web.Served;

namespace Territoires.Functions.Tests.Publication;

/// <summary>One published call, whose texts would be formulas in a spreadsheet, seen in every form.</summary>
public sealed class LaureatesTests(LaureatesTests.PublishedCall published) : IClassFixture<LaureatesTests.PublishedCall>
{
    private const string Formula = "=HYPERLINK(\"http://ailleurs.example\";\"Cliquez\")";

    private readonly CommissionJourney journey = published.Journey;
    private readonly Caller anybody = published.Journey.App.As();

    [Fact]
    public async Task The_list_stands_in_the_order_of_the_designation_and_says_what_the_source_says()
    {
        var list = (await anybody.GetAsync($"{journey.CallPath}/laureates")).Ok().Json;

        list.GetProperty("title").GetString().ShouldBe("=1+1 ateliers");
        list.GetProperty("version").GetInt32().ShouldBe(1);
        list.GetProperty("fictitious").GetBoolean().ShouldBeTrue();
        list.GetProperty("notice").GetString().ShouldBe(CallAnswer.FictitiousRules);
        list.GetProperty("publishedAt").GetDateTimeOffset().ShouldBe(journey.EarliestPublication);
        list.GetProperty("totals").GetProperty("laureates").GetInt32().ShouldBe(2);
        list.GetProperty("totals").GetProperty("envelopeEuros").GetInt64().ShouldBe(1_000_000);
        var laureates = list.GetProperty("laureates").EnumerateArray().ToArray();
        laureates.Select(laureate => laureate.GetProperty("name").GetString())
            .ShouldBe(["SM fictif n° 1", "Roubaix et PETR fictif des Essais"], "as designated, not as proposed");
        var named = laureates[1];
        named.GetProperty("leadBodies").EnumerateArray().Select(body => body.GetProperty("resolution").GetString())
            .ShouldBe(["exact", "unknown"]);
        named.GetProperty("leadBodies")[0].GetProperty("codes").EnumerateArray()
            .Select(code => code.GetProperty("value").GetString()).ShouldContain("59512");
        named.GetProperty("regions").EnumerateArray().Select(region => region.GetString()).ShouldBe(["Hauts-de-France", "Occitanie"]);
        named.GetProperty("departments").EnumerateArray().Select(code => code.GetString()).ShouldBe(["59", "48"]);
        named.GetProperty("partnerServices").EnumerateArray().Select(service => service.GetString()).ShouldBe(["DDT de la Lozère"]);
        named.GetProperty("theme").GetString().ShouldBe(Formula);
        named.GetProperty("photo").GetProperty("credit").GetString().ShouldBe("-Studio");
    }

    [Fact]
    public async Task What_the_source_does_not_state_is_null_and_never_invented()
    {
        var laureates = (await anybody.GetAsync($"{journey.CallPath}/laureates")).Ok().Json.GetProperty("laureates");

        foreach (var laureate in laureates.EnumerateArray())
        {
            laureate.GetProperty("place").ValueKind.ShouldBe(JsonValueKind.Null);
            laureate.GetProperty("tier").ValueKind.ShouldBe(JsonValueKind.Null);
            laureate.GetProperty("amounts").ValueKind.ShouldBe(JsonValueKind.Null, "the rules state no sum for each");
        }

        laureates[0].GetProperty("photo").ValueKind.ShouldBe(JsonValueKind.Null);
        laureates[1].GetProperty("photo").GetProperty("licence").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task The_csv_says_the_same_and_holds_no_formula()
    {
        var file = (await anybody.GetAsync($"/appels/{journey.Call}/laureats.csv")).Ok();
        var rows = Rows(file);

        file.MediaType.ShouldBe("text/csv");
        rows.Count.ShouldBe(3);
        rows.SelectMany(row => row)
            .Where(cell => cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal)).ShouldBeEmpty();
        Column(rows, "title").ShouldBe(["'=1+1 ateliers", "'=1+1 ateliers"]);
        Column(rows, "theme")[1].ShouldBe("'" + Formula);
        Column(rows, "ambitions")[1].ShouldBe("'+1 | @deux");
        Column(rows, "photoCredit")[1].ShouldBe("'-Studio");
        Column(rows, "name").ShouldBe(["SM fictif n° 1", "Roubaix et PETR fictif des Essais"]);
        Column(rows, "departments")[1].ShouldBe("59 | 48");
        Column(rows, "notice").ShouldAllBe(notice => notice == CallAnswer.FictitiousRules);
    }

    [Fact]
    public async Task The_workbook_is_for_people_in_French_with_codes_as_text_and_no_formula()
    {
        var file = (await anybody.GetAsync($"/appels/{journey.Call}/laureats.xlsx")).Ok();
        file.MediaType.ShouldBe(Workbook.MediaType);
        using var workbook = new ZipArchive(new MemoryStream(file.Bytes));
        using var sheet = new StreamReader(
            workbook.Entries.Single(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Open());
        var rows = XDocument.Parse(await sheet.ReadToEndAsync(TestContext.Current.CancellationToken));
        var name = rows.Root!.Name.Namespace;

        rows.Descendants(name + "row").Count().ShouldBe(3);
        rows.Descendants(name + "f").ShouldBeEmpty();
        var cells = rows.Descendants(name + "c").ToArray();
        cells.ShouldAllBe(cell => cell.Attribute("t")!.Value == "inlineStr", "a number would lose its zeros");
        cells.Select(cell => cell.Value).Take(2).ShouldBe(["Lauréat", "Porteurs"]);
        cells.Select(cell => cell.Value).ShouldContain(Formula, "a text that begins as a formula does is a text");
        cells.Select(cell => cell.Value).ShouldContain("INSEE 59512\nSIREN 215905126");
        cells.Select(cell => cell.Value).ShouldContain("59 – Nord\n48 – Lozère");
        (await anybody.GetAsync($"/appels/{journey.Call}/laureats.xlsx", ("If-None-Match", file.ETag!))).Status.ShouldBe(304);
    }

    [Fact]
    public async Task On_a_map_each_stands_at_the_chef_lieu_of_its_departements_and_says_that_it_is_only_that()
    {
        var file = (await anybody.GetAsync($"/appels/{journey.Call}/laureats.geojson")).Ok();

        file.MediaType.ShouldBe("application/geo+json");
        file.Json.GetProperty("type").GetString().ShouldBe("FeatureCollection");
        file.Json.GetProperty("attribution").GetString()!.ShouldContain("GeoNames (CC BY 4.0)");
        var features = file.Json.GetProperty("features").EnumerateArray().ToArray();
        features.ShouldAllBe(feature => feature.GetProperty("type").GetString() == "Feature");
        features[0].GetProperty("geometry").ValueKind.ShouldBe(JsonValueKind.Null, "nobody said where it is");
        features[0].GetProperty("properties").GetProperty("precision").ValueKind.ShouldBe(JsonValueKind.Null);
        features[1].GetProperty("geometry").GetRawText()
            .ShouldBe("""{"type":"MultiPoint","coordinates":[[3.0551,50.6339],[3.4998,44.5216]]}""", "Lille, then Mende");
        var said = features[1].GetProperty("properties");
        said.GetProperty("name").GetString().ShouldBe("Roubaix et PETR fictif des Essais");
        said.GetProperty("precision").GetString().ShouldBe("chefs-lieux des départements");
        (await anybody.GetAsync($"/appels/{journey.Call}/laureats.geojson", ("If-None-Match", file.ETag!))).Status.ShouldBe(304);
    }

    [Fact]
    public async Task The_workbook_of_a_list_is_the_same_bytes_whenever_it_is_made()
    {
        var list = new LaureatesAnswer("essai", "Essai", 1, TestApp.Start, TestApp.Start, Fictitious: false, null,
            [new LaureateAnswer(
                "Roubaix", [], null, [], ["59"], ["Hauts-de-France"], "Comment ?", [], null, null,
                [new AmountAnswer(2026, 1500)], Fictitious: false)],
            new TotalsAnswer(1, 1, null, null), "Europe/Paris");
        var places = new Places(new Dictionary<string, Place> { ["59"] = new("59", "Hauts-de-France", "Nord") });

        (await LaureatesXlsx.OfAsync(list, places)).ShouldBe(await LaureatesXlsx.OfAsync(list, places));
    }

    [Fact]
    public async Task By_accept_or_by_suffix_it_is_the_same_file()
    {
        var json = (await anybody.GetAsync($"{journey.CallPath}/laureates")).Ok();
        var csv = (await anybody.GetAsync($"{journey.CallPath}/laureates", ("Accept", "text/csv"))).Ok();

        csv.MediaType.ShouldBe("text/csv");
        (await anybody.GetAsync($"/appels/{journey.Call}/laureats.json")).Text.ShouldBe(json.Text);
        (await anybody.GetAsync($"/appels/{journey.Call}/laureats.csv")).Bytes.ShouldBe(csv.Bytes);
        (await anybody.GetAsync($"/appels/{journey.Call}/laureats.xml")).Status.ShouldBe(404);
        (await anybody.GetAsync($"{journey.CallPath}/laureates", ("If-None-Match", json.ETag!))).Status.ShouldBe(304);
        csv.ETag.ShouldNotBe(json.ETag);
    }

    [Fact]
    public async Task The_page_shows_one_card_a_laureate_and_leads_to_the_files()
    {
        var reply = (await anybody.GetAsync($"/appels/{journey.Call}/laureats")).Ok();
        var page = new HtmlParser().ParseDocument(reply.Text);

        page.QuerySelector("h1")!.TextContent.ShouldBe("Les territoires lauréats");
        page.QuerySelector(".fr-notice__title")!.TextContent.ShouldBe(CallAnswer.FictitiousRules);
        page.QuerySelectorAll("article h2").Select(title => title.TextContent.Trim())
            .ShouldBe(["SM fictif n° 1", "Roubaix et PETR fictif des Essais"]);
        var card = page.QuerySelectorAll("article")[1].TextContent;
        foreach (var shown in new[] { Formula, "Hauts-de-France", "Occitanie", "DDT de la Lozère", "@deux" })
        {
            card.ShouldContain(shown);
        }

        card.ShouldNotContain("-Studio", customMessage: "no photograph is shown: its credit stays in the data");

        page.QuerySelectorAll("a.fr-link--download").Select(link => link.TextContent.Split('–')[1].Trim())
            .ShouldBe(
                ["tableur (XLSX)", "CSV (pour programmes)", "JSON (pour programmes)", "GeoJSON (pour cartes)"], "that of people first");
        foreach (var link in page.QuerySelectorAll("a.fr-link--download").Select(link => link.GetAttribute("href")!))
        {
            (await anybody.GetAsync(link)).Status.ShouldBe(200, link);
        }

        var browser = await journey.App.Browser().OpenAsync($"/appels/{journey.Call}");
        (await browser.FollowAsync("Voir les lauréats")).Title.ShouldBe("Les territoires lauréats");
    }

    [Fact]
    public async Task Each_laureate_has_a_page_that_says_all_that_the_list_says_and_nothing_of_what_the_source_does_not()
    {
        var browser = await journey.App.Browser().OpenAsync($"/appels/{journey.Call}/laureats");
        await browser.FollowAsync("Roubaix et PETR fictif des Essais");

        browser.Location.AbsolutePath.ShouldBe($"/appels/{journey.Call}/laureats/roubaix-et-petr-fictif-des-essais");
        browser.Title.ShouldBe("Roubaix et PETR fictif des Essais");
        Fact(browser, "Thématique").ShouldBe(Formula);
        Fact(browser, "Départements").ShouldBe("59 – Nord, 48 – Lozère");
        Fact(browser, "Régions").ShouldBe("Hauts-de-France, Occitanie");
        Fact(browser, "Services associés").ShouldBe("DDT de la Lozère");
        browser.Page.QuerySelectorAll("dt").Select(term => term.TextContent).Intersect(["Lieu", "Niveau", "Montants", "Photographie"])
            .ShouldBeEmpty("no line says that nothing was said");
        browser.Page.Body!.TextContent.ShouldNotContain("-Studio", customMessage: "no photograph is shown: its credit stays in the data");
        Fact(browser, "Enveloppe de l’appel").ShouldBe("1\u202f000\u202f000\u00a0€ (ingénierie)", "said once, for all");
        browser.Page.QuerySelectorAll("dd li").Select(ambition => ambition.TextContent).ShouldBe(["+1", "@deux"]);
        browser.Page.QuerySelectorAll("tbody tr").Select(row => row.QuerySelectorAll("td")[3].TextContent)
            .ShouldBe(["dans le fichier national", "hors du fichier national"]);
        browser.Page.QuerySelector("tbody td:nth-child(3)")!.TextContent.ShouldContain("Insee 59512");
        (await browser.FollowAsync("Tous les lauréats")).Title.ShouldBe("Les territoires lauréats");
        (await anybody.GetAsync($"/appels/{journey.Call}/laureats/personne")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_list_is_narrowed_by_a_plain_form_and_counted_by_departement()
    {
        var all = await journey.App.Browser().OpenAsync($"/appels/{journey.Call}/laureats");
        all.Page.QuerySelectorAll("form[method=get] select").Select(field => field.GetAttribute("name"))
            .ShouldBe(["region", "departement", "type"]);
        all.Page.QuerySelectorAll("tbody tr")
            .Select(row => string.Join('|', row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim())))
            .ShouldBe(["Hauts-de-France|59 – Nord|1", "Occitanie|48 – Lozère|1", "non précisée|non précisé|1"]);
        all.Page.QuerySelectorAll("tbody a").Select(link => link.GetAttribute("href")).ShouldBe(
            [$"/appels/{journey.Call}/laureats?departement=59", $"/appels/{journey.Call}/laureats?departement=48"]);
        all.Page.QuerySelector("[data-carte]")!.GetAttribute("data-lien").ShouldBe($"/appels/{journey.Call}/laureats?departement=");

        var north = await journey.App.Browser().OpenAsync($"/appels/{journey.Call}/laureats?region=Hauts-de-France&departement=&type=COM");
        north.Page.QuerySelectorAll("article h2").Select(title => title.TextContent.Trim()).ShouldBe(["Roubaix et PETR fictif des Essais"]);
        north.Page.QuerySelector("[role=status]")!.TextContent.ShouldBe("Un lauréat.");
        north.Page.QuerySelector("article")!.ParentElement!.ClassName.ShouldBe("fr-col-12", "one alone leaves no gap beside it");
        north.Page.QuerySelector("#region option[selected]")!.TextContent.ShouldBe("Hauts-de-France");
        north.Page.QuerySelectorAll("tbody tr").Length.ShouldBe(3, "the table stays that of the whole list");

        var nobody = await journey.App.Browser().OpenAsync($"/appels/{journey.Call}/laureats?region=Atlantide");
        nobody.Page.QuerySelector("[role=status]")!.TextContent.ShouldBe("Aucun lauréat ne correspond à ces choix.");
        (await nobody.FollowAsync("Voir tous les lauréats")).Page.QuerySelectorAll("article").Length.ShouldBe(2);
    }

    private static string Fact(Browser browser, string name) =>
        browser.Page.QuerySelectorAll("dt").Single(term => term.TextContent == name).NextElementSibling!.TextContent.Trim();

    [Fact]
    public async Task No_number_of_an_application_is_public()
    {
        foreach (var address in new[]
            { $"{journey.CallPath}/laureates", $"/appels/{journey.Call}/laureats", $"/appels/{journey.Call}/laureats/sm-fictif-n-1",
                "/sitemap.xml", $"/appels/{journey.Call}/laureats.csv", $"/appels/{journey.Call}/laureats.xlsx",
                $"/appels/{journey.Call}/laureats.geojson", $"/appels/{journey.Call}", journey.CallPath })
        {
            var text = (await anybody.GetAsync(address)).Ok().Text;
            foreach (var candidate in journey.Candidates)
            {
                text.ShouldNotContain(candidate.Number, customMessage: address);
                text.ShouldNotContain(candidate.Id, customMessage: address);
            }
        }
    }

    private static List<string[]> Rows(Reply file)
    {
        file.Bytes.AsSpan(0, 3).ToArray().ShouldBe(Encoding.UTF8.GetPreamble());
        using var parser = new CsvParser(new StringReader(file.Text.TrimStart('\uFEFF')), CultureInfo.InvariantCulture);
        var rows = new List<string[]>();
        while (parser.Read())
        {
            rows.Add(parser.Record!);
        }

        return rows;
    }

    private static string[] Column(List<string[]> rows, string name) => [.. rows.Skip(1).Select(row => row[Array.IndexOf(rows[0], name)])];

    /// <summary>The second of the proposal designated first.</summary>
    public sealed class PublishedCall : IAsyncLifetime
    {
        private TestApp? app;

        public CommissionJourney Journey { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            app = await TestApp.StartAsync();
            Journey = await CommissionJourney.ToAsync(app, CommissionStage.Proposed, new CommissionPlan
            {
                Applications = 2,
                Score = (_, _) => null,
                Rules = CommissionPlan.RulesAt(
                    app.Now) with
                { Title = "=1+1 ateliers", EnvelopeCents = 100_000_000, EnvelopeLabel = "ingénierie" },
                Content = Content,
            });
            (await Journey.DesignateAsync(
                [Journey.Candidates[1], Journey.First], (Journey.Candidates[1], "Plus mûre."), (Journey.First, "Moins mûre."))).Ok();
            (await Journey.ScheduleAsync(Journey.EarliestPublication)).Ok();
            await app.AdvanceToAsync(Journey.EarliestPublication);
        }

        public ValueTask DisposeAsync() => app?.DisposeAsync() ?? ValueTask.CompletedTask;

        private static object Content(int candidate) => candidate == 0
            ? new
            {
                title = "Une friche",
                leadBodies = new object[] { new { code = "59512" }, new { kind = "PETR", name = "PETR fictif des Essais" } },
                departements = new[] { "48" },
                partnerServices = new[] { "DDT de la Lozère" },
                theme = Formula,
                summary = "Un résumé.",
                ambitions = new[] { "+1", "@deux" },
                photoCredit = "-Studio",
            }
            : new
            {
                title = "Un quartier",
                leadBodies = new[] { new { kind = "SM", name = "SM fictif n° 1" } },
                theme = "Comment faire ?",
                summary = "Un résumé.",
                ambitions = new[] { "Essayer" },
            };
    }
}
