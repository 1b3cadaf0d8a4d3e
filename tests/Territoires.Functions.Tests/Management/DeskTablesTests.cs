using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using CsvHelper;
using Territoires.Tests.TestSupport;
using Territoires.Web.Served;
using Territoires.Web.Text;

namespace Territoires.Functions.Tests.Management;

/// <summary>What the desk takes away: the tables of its pages, for a spreadsheet, in French.</summary>
public sealed class DeskTablesTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Formula = "=HYPERLINK(\"https://exemple.fr\")";

    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task Applications_come_with_their_bodies_places_states_opinions_and_mean()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Reviewed);
        (await journey.Service.PostAsync($"{journey.First.Path}/opinions", new { verdict = "favorable" })).Status.ShouldBe(204);

        var rows = await CsvAsync(journey, "candidatures");

        rows.Count.ShouldBe(3);
        var first = rows.Single(row => row["Candidature"] == journey.First.Number);
        (first["Porteurs"], first["Titre"]).ShouldBe(("Syndicat mixte fictif n° 0", "Projet 0"));
        (first["Départements"], first["Régions"]).ShouldBe(("48 – Lozère", "Occitanie"));
        first["Déposée le"].ShouldEndWith("(heure de Paris)");
        first["Recevabilité décidée le"].ShouldBe(FrenchText.Instant(journey.Closes.AddMinutes(5), "Europe/Paris"));
        (first["État"], first["Recevabilité"], first["Avis"], first["Avis favorables"]).ShouldBe(("déposée", "recevable", "1", "1"));
        (first["Évaluations attendues"], first["Évaluations comptées"], first["Note moyenne sur 5"]).ShouldBe(("2", "2", "5,00"));
        first["Mention"].ShouldBe("règlement fictif");
    }

    [Fact]
    public async Task Reviews_come_one_a_line_with_the_marks_of_those_that_are_final_and_of_no_other()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.PanelSet, new CommissionPlan { Applications = 1 });
        await journey.AssignAsync(journey.First, "juror-1", "juror-2", "juror-3");
        await WriteAsync(journey, 1, final: true);
        await WriteAsync(journey, 2, final: false);
        (await journey.Juror(3).PostAsync($"{journey.First.Path}/recusals", new { ground = "other" })).Status.ShouldBe(204);

        var rows = await CsvAsync(journey, "evaluations");

        rows.Select(row => row["Évaluation"]).ShouldBe(["finale", "en cours", "déport"]);
        rows.Select(row => row["Projet (60\u00a0%)"]).ShouldBe(["4", "", ""]);
        rows.Select(row => row["Note pondérée sur 5"]).ShouldBe(["4,00", "", ""]);
        rows.Select(row => row["Commentaire"]).ShouldBe(["Commentaire de 1.", "", ""]);
        rows.Select(row => row["Finale le"].Length > 0).ShouldBe([true, false, false]);
    }

    [Fact]
    public async Task Opinions_come_with_their_text_which_no_spreadsheet_runs()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Closed, new CommissionPlan { Applications = 1 });
        (await journey.Service.PostAsync($"{journey.First.Path}/opinions", new { verdict = "reserved", text = Formula })).Status
            .ShouldBe(204);

        var opinion = (await CsvAsync(journey, "avis")).ShouldHaveSingleItem();

        (opinion["Service"], opinion["Avis"]).ShouldBe(("ddt-48", "réservé"));
        opinion["Texte"].ShouldBe($"'{Formula}");
        var file = (await journey.Secretary.GetAsync($"/gestion/appels/{journey.Call}/tableaux/avis.xlsx")).Ok();
        file.MediaType.ShouldBe(Workbook.MediaType);
        var (cells, formulas) = await SheetAsync(file.Bytes);
        formulas.ShouldBe(0);
        cells.ShouldContain(Formula, "a text that begins as a formula does is a text");
        cells.Take(3).ShouldBe(["Candidature", "Porteurs", "Titre"]);
    }

    [Fact]
    public async Task Votes_come_with_the_minutes_and_not_before()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Voted);
        var votes = $"/gestion/appels/{journey.Call}/tableaux/votes.csv";
        (await journey.Secretary.GetAsync(votes)).Status.ShouldBe(404);
        var desk = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{journey.Call}/tableaux");
        desk.Text.ShouldContain("Les votes s’ajoutent quand le procès-verbal est rédigé.");
        desk.Page.QuerySelectorAll("main a[href*='votes.']").ShouldBeEmpty();

        await journey.ToAsync(CommissionStage.Minuted);

        var first = (await CsvAsync(journey, "votes")).Single(row => row["Candidature"] == journey.First.Number);
        (first["Pour"], first["Contre"], first["Résultat"], first["Titre"]).ShouldBe(("3", "0", "adoptée", "Projet 0"));
        var workbook = (await journey.Secretary.GetAsync($"/gestion/appels/{journey.Call}/tableaux/votes.xlsx")).Ok();
        (await NumbersAsync(workbook.Bytes)).ShouldContain("3", "a spreadsheet counts with it");
        await desk.OpenAsync($"/gestion/appels/{journey.Call}/tableaux");
        desk.Page.QuerySelectorAll("main a[href*='votes.']").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Each_link_says_the_format_and_the_size_of_its_file()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Closed);

        var desk = await Desk.Of(app, Role.Auditor).OpenAsync($"/gestion/appels/{journey.Call}/tableaux");

        var links = desk.Page.QuerySelectorAll("main a.fr-link--download");
        links.Length.ShouldBe(6);
        links.ShouldAllBe(link => link.TextContent.Contains("\u00a0ko"));
        links.Count(link => link.TextContent.Contains("– tableur (XLSX),", StringComparison.Ordinal)).ShouldBe(3);
        links.Count(link => link.TextContent.Contains("– CSV (pour programmes),", StringComparison.Ordinal)).ShouldBe(3);
        await desk.OpenAsync($"/gestion/appels/{journey.Call}/recevabilite");
        var link = desk.Page.QuerySelector("#telecharger a")!;
        string.Join(' ', link.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))
            .ShouldBe("Toutes les candidatures – tableur (XLSX), 3 lignes");
    }

    [Theory]
    [InlineData(Role.Juror, 403)]
    [InlineData(Role.Applicant, 403)]
    [InlineData(Role.Service, 403)]
    [InlineData(Role.Administrator, 403)]
    [InlineData(Role.Authority, 200)]
    [InlineData(Role.Auditor, 200)]
    public async Task Whoever_does_not_read_the_pages_takes_no_table_away(Role role, int status)
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Minuted, new CommissionPlan { Applications = 1 });
        var reader = role == Role.Juror ? journey.Juror(1) : app.As(role);

        foreach (var table in new[] { "candidatures", "evaluations", "avis", "votes" })
        {
            foreach (var format in new[] { "csv", "xlsx" })
            {
                (await reader.GetAsync($"/gestion/appels/{journey.Call}/tableaux/{table}.{format}")).Status.ShouldBe(status, table);
            }
        }

        (await journey.Secretary.GetAsync($"/gestion/appels/{journey.Call}/tableaux/votes.json")).Status.ShouldBe(404);
        (await journey.Secretary.GetAsync($"/gestion/appels/{journey.Call}/tableaux/personnes.csv")).Status.ShouldBe(404);
    }

    private static async Task WriteAsync(CommissionJourney journey, int juror, bool final)
    {
        var scores = new Dictionary<string, int> { ["projet"] = 4, ["portage"] = 4 };
        var comment = string.Create(CultureInfo.InvariantCulture, $"Commentaire de {juror}.");
        (await journey.Juror(juror).PutAsync(journey.First.MyReview, new { scores, comment, final }, ("If-None-Match", "*"))).Ok();
    }

    /// <summary>The rows of a table by the names of its columns.</summary>
    private static async Task<IReadOnlyList<IDictionary<string, string>>> CsvAsync(CommissionJourney journey, string table)
    {
        var file = (await journey.Secretary.GetAsync($"/gestion/appels/{journey.Call}/tableaux/{table}.csv")).Ok();
        using var csv = new CsvReader(new StringReader(file.Text.TrimStart('\ufeff')), CultureInfo.InvariantCulture);
        await csv.ReadAsync();
        csv.ReadHeader();
        var rows = new List<IDictionary<string, string>>();
        while (await csv.ReadAsync())
        {
            rows.Add(csv.HeaderRecord!.ToDictionary(name => name, name => csv.GetField(name)!));
        }

        return rows;
    }

    private static async Task<(IReadOnlyList<string> Cells, int Formulas)> SheetAsync(byte[] bytes)
    {
        var rows = await RowsAsync(bytes);
        var name = rows.Root!.Name.Namespace;
        return ([.. rows.Descendants(name + "c").Select(cell => cell.Value)], rows.Descendants(name + "f").Count());
    }

    /// <summary>The cells that hold a number.</summary>
    private static async Task<IReadOnlyList<string>> NumbersAsync(byte[] bytes)
    {
        var rows = await RowsAsync(bytes);
        return
        [
            .. rows.Descendants(rows.Root!.Name.Namespace + "c").Where(cell => cell.Attribute("t") is null or { Value: "n" })
                .Select(cell => cell.Value),
        ];
    }

    private static async Task<XDocument> RowsAsync(byte[] bytes)
    {
        using var workbook = new ZipArchive(new MemoryStream(bytes));
        using var sheet = new StreamReader(
            workbook.Entries.Single(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Open());
        return XDocument.Parse(await sheet.ReadToEndAsync(TestContext.Current.CancellationToken));
    }
}
