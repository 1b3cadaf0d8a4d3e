using System.IO.Compression;
using System.Text.Json;
using Territoires.Functions.Tests.Management;
using Territoires.Tests.TestSupport;
using Territoires.Web.Received;

namespace Territoires.Functions.Tests.Publication;

/// <summary>
/// Lists that show answers of the form, beside one that shows what every application said before, and one that shows nothing of it.
/// </summary>
public sealed class ShownAnswersTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Theme = "Comment\u00a0?";
    private const string Credit = "Studio fictif 7";

    /// <summary>The page of the first laureate of a list.</summary>
    private const string Laureate = "laureat";

    private readonly TestApp app = fixture.App;

    private CallRulesRequest Showing => CommissionPlan.ThatShowsAnswers(app.Now).Rules!;

    private CallRulesRequest Blank => CommissionPlan.RulesAt(app.Now) with { ShowsAnswers = true };

    [Fact]
    public async Task A_list_of_answers_is_the_list_of_what_was_said_beside_the_form()
    {
        var fields = await PublishedAsync(
            CommissionPlan.RulesAt(app.Now), new { theme = Theme, ambitions = new[] { "Essayer", "Réussir" }, photoCredit = Credit });
        var answers = await PublishedAsync(
            Showing, new { answers = new { question = Theme, buts = "Essayer\nRéussir", image = Credit } });

        var list = await LaureatesAsync(answers);
        list.ShouldBe(await LaureatesAsync(fields));
        list.ShouldContain(Credit);
        foreach (var (page, part) in new[] { ("laureats", "article"), ("laureats/versions/1", "table"), (Laureate, "main dl") })
        {
            var shown = await ShownAsync(answers, page, part);
            shown.ShouldBe(await ShownAsync(fields, page, part));
            shown[0].ShouldContain("Réussir");
        }

        foreach (var journey in new[] { fields, answers })
        {
            (await app.As().GetAsync($"/appels/{journey.Call}/laureats.csv")).Ok().Text
                .ShouldContain($",{Theme},Essayer | Réussir,{Credit},");
        }

        (await CellsAsync(answers)).ShouldBe(await CellsAsync(fields));
        var administrator = await Desk.Of(app, Role.Administrator)
            .OpenAsync($"/gestion/appels/{answers.Call}/publication/rectificatif/{answers.First.Number}");
        (administrator.ValueOf("theme"), administrator.ValueOf("ambitions")).ShouldBe((Theme, "Essayer\nRéussir"));
        await administrator.SubmitAsync("Publier le rectificatif", ("theme", "Comment mieux\u00a0?"), ("reason", "Une coquille."));
        administrator.Title.ShouldBe("Publication");
        (await LaureatesAsync(answers)).ShouldContain("Comment mieux");
        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{answers.Call}/recevabilite/{answers.First.Id}");
        secretary.Text.ShouldContain("La question posée");
        secretary.Page.QuerySelectorAll("main dd li").Select(line => line.TextContent).ShouldBe(["Essayer", "Réussir"]);
        secretary.Text.ShouldNotContain("Thématique");
    }

    [Fact]
    public async Task A_call_that_asks_none_of_it_is_applied_to_and_published_without_an_empty_line_or_column()
    {
        var journey = await PublishedAsync(Blank, new { });

        var list = JsonDocument.Parse(await LaureatesAsync(journey)).RootElement;
        list[0].GetProperty("theme").ValueKind.ShouldBe(JsonValueKind.Null);
        list[0].GetProperty("ambitions").GetArrayLength().ShouldBe(0);
        list[0].GetProperty("photo").ValueKind.ShouldBe(JsonValueKind.Null);
        foreach (var page in new[] { "laureats", Laureate, "laureats/versions/1" })
        {
            var text = (await ShownAsync(journey, page, "main")).ShouldHaveSingleItem();
            text.ShouldNotContain("Thématique", customMessage: page);
            text.ShouldNotContain("Ambitions", customMessage: page);
            text.ShouldNotContain("Crédit", customMessage: page);
        }

        (await CellsAsync(journey)).ShouldNotContain(cell => cell == "Thématique" || cell == "Ambitions");
        var administrator = Desk.Of(app, Role.Administrator);
        await administrator.OpenAsync($"/gestion/appels/{journey.Call}/publication/rectificatif/{journey.First.Number}");
        administrator.Page.QuerySelectorAll("#theme, #ambitions, #showsCredit").ShouldBeEmpty();
        var erratum = await journey.Administrator.PostAsync($"{journey.CallPath}/laureates/corrections", new
        {
            number = journey.First.Number,
            shown = new
            {
                bodies = new[] { "Syndicat mixte fictif n° 0" },
                theme = Theme,
                ambitions = Array.Empty<string>(),
                partnerServices = Array.Empty<string>(),
                showsCredit = false,
            },
            reason = "Une thématique.",
            seen = 1,
        });
        (erratum.Status, Fields(erratum)).ShouldBe((422, "theme"));
        await administrator.OpenAsync(
            $"/gestion/appels/{journey.Call}/comparaison?dossier={journey.First.Id}&dossier={journey.Candidates[1].Id}");
        administrator.Page.QuerySelectorAll("main tbody th").Select(line => line.TextContent).ShouldNotContain("Thématique");
    }

    [Fact]
    public async Task What_a_call_does_not_ask_is_refused_at_its_path_and_never_dropped()
    {
        var (asks, blank) = (await app.OpenCallAsync(Showing), await app.OpenCallAsync(Blank));
        var applicant = app.As(Role.Applicant);
        var sent = new { title = "Un titre", theme = Theme, ambitions = new[] { "Essayer" }, photoCredit = Credit };

        var started = await applicant.PostAsync($"/api/calls/{asks}/applications", sent, ("Idempotency-Key", "k"));
        (started.Status, Fields(started)).ShouldBe((422, "theme ambitions photoCredit"));
        started.Text.ShouldContain("answers.question");
        var draft = (await applicant.PostAsync($"/api/calls/{blank}/applications", null, ("Idempotency-Key", "k"))).Ok();
        var patched = await applicant.PatchAsync(draft.Location!, sent, ("If-Match", draft.ETag!));
        (patched.Status, Fields(patched)).ShouldBe((422, "theme ambitions photoCredit"));
        patched.Text.ShouldContain("Cet appel ne demande pas la thématique");
        (await applicant.GetAsync(draft.Location!)).String("title").ShouldBeEmpty("nothing of it is kept");
    }

    [Fact]
    public async Task A_file_that_the_organiser_writes_says_what_its_call_shows_and_no_more()
    {
        var call = await app.OpenCallAsync(WriteUp.WrittenFilesTests.Direct with { ShowsAnswers = true });
        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{call}/dossiers/nouveau");

        secretary.Page.QuerySelectorAll("#theme, #ambitions, #photoCredit").ShouldBeEmpty();
        var file = new { title = "Roubaix", bodies = new[] { new { written = "Roubaix", code = "59512" } }, photoCredit = Credit };
        var written = await app.As(Role.Secretary).PostAsync($"/api/calls/{call}/files", file, ("Idempotency-Key", "k"));
        (written.Status, Fields(written)).ShouldBe((422, "photoCredit"));
    }

    /// <summary>Two applications that are laureates, with this beside what every application says.</summary>
    private async Task<CommissionJourney> PublishedAsync(CallRulesRequest rules, object said)
    {
        var plan = new CommissionPlan { Applications = 2, Score = (_, _) => null, Rules = rules };
        return await CommissionJourney.ToAsync(app, CommissionStage.Published, plan with { Content = Content });

        object Content(int candidate)
        {
            var content = JsonSerializer.SerializeToNode(plan.Content(candidate))!.AsObject();
            content.Remove("theme");
            content.Remove("ambitions");
            foreach (var (key, value) in JsonSerializer.SerializeToNode(said)!.AsObject())
            {
                content[key] = value?.DeepClone();
            }

            return content;
        }
    }

    private async Task<string> LaureatesAsync(CommissionJourney journey) =>
        (await app.As().GetAsync($"{journey.CallPath}/laureates")).Ok().Json.GetProperty("laureates").GetRawText();

    /// <summary>What some elements of a public page of the call say.</summary>
    private async Task<string[]> ShownAsync(CommissionJourney journey, string page, string elements)
    {
        var browser = await app.Browser().OpenAsync($"/appels/{journey.Call}/laureats");
        await browser.OpenAsync(page == Laureate
            ? browser.Page.QuerySelector("article h2 a")!.GetAttribute("href")!
            : $"/appels/{journey.Call}/{page}");
        browser.Status.ShouldBe(200);
        return [.. browser.Page.QuerySelectorAll(elements).Select(element => element.TextContent)];
    }

    /// <summary>What the workbook of the list says, but for its days.</summary>
    private async Task<string[]> CellsAsync(CommissionJourney journey)
    {
        var file = (await app.As().GetAsync($"/appels/{journey.Call}/laureats.xlsx")).Ok();
        using var workbook = new ZipArchive(new MemoryStream(file.Bytes));
        using var sheet = new StreamReader(
            workbook.Entries.Single(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Open());
        var rows = System.Xml.Linq.XDocument.Parse(await sheet.ReadToEndAsync(TestContext.Current.CancellationToken));
        return
        [
            .. rows.Descendants(rows.Root!.Name.Namespace + "c").Select(cell => cell.Value)
                .Where(cell => !cell.Contains("202", StringComparison.Ordinal)),
        ];
    }

    private static string Fields(Reply reply) =>
        string.Join(' ', reply.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()));
}
