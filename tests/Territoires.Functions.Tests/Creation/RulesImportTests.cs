using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Territoires.Domain.Calls;
using Territoires.Functions.Tests.Management;
using Territoires.Tests.TestSupport;
using Territoires.Web.Desk.Creation;
using Territoires.Web.Desk.Rules;
using Territoires.Web.Http;
using Territoires.Web.OpenApi;
using Territoires.Web.Received;

namespace Territoires.Functions.Tests.Creation;

/// <summary>Rules that go out as a file and come in as one.</summary>
public sealed class RulesImportTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly RulesSchema Published = new();
    private static readonly SchemaFaults Shape = new(Published);
    private static readonly JsonSchema Schema = JsonSchema.FromText(Published.Json.ToJsonString());

    private readonly TestApp app = fixture.App;

    public static TheoryData<string> Templates => [.. RulesTemplates.All.Select(template => template.Key)];

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task What_a_call_exports_fits_the_schema_and_makes_the_same_call_by_the_page_and_by_the_api(string template)
    {
        var administrator = app.As(Role.Administrator);
        var (first, second, third) = (NewId(), NewId(), NewId());
        (await administrator.PutAsync(
            $"/api/calls/{first}", CallRulesRequest.Of(RulesTemplates.Find(template)!.Rules), ("If-None-Match", "*"))).Ok();

        var export = (await administrator.GetAsync($"/api/calls/{first}/rules")).Ok();

        Fits(export.Text).ShouldBeTrue();
        (await administrator.PutAsync($"/api/calls/{second}", export.Json, ("If-None-Match", "*"))).Ok();
        (await administrator.GetAsync($"/api/calls/{second}/rules")).Ok().Text.ShouldBe(export.Text);
        var desk = await Desk.Of(app, Role.Administrator).OpenAsync("/gestion/nouvel-appel/import");
        await desk.SubmitAsync("Créer l’appel", ("id", third), ("json", export.Text));
        desk.Title.ShouldBe("Règlement");
        (await administrator.GetAsync($"/api/calls/{third}/rules")).Ok().Text.ShouldBe(export.Text);
    }

    [Theory]
    [InlineData("atelier-des-territoires-2023", "rules.json")]
    [InlineData("fabriques-de-territoire", "rules.json")]
    [InlineData("territoires-d-industrie", "rules.json")]
    [InlineData("quartiers-productifs-2021", "call.json")]
    [InlineData("25-lieux-innovation-2022", "call.json")]
    public void Every_seed_fits_the_schema_and_has_no_fault(string folder, string name)
    {
        var text = File.ReadAllText(Path.Combine(Cli.Play.SeedFolders.PathOf(folder), name));

        Fits(text).ShouldBeTrue();
        new ImportedRules(Shape).Read(text, folder).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void Drawn_rules_go_out_and_come_in_the_same()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var rules = Drawn(new Random(seed));
            var text = JsonSerializer.Serialize(CallRulesRequest.Of(rules), JsonBody.Options);
            Fits(text).ShouldBeTrue($"seed {seed}");

            var read = new ImportedRules(Shape).Read(text, "essai");

            RulesCheck.Faults("essai", rules).Count.ShouldBe(read.Refusal?.Faults.Count ?? 0, $"seed {seed}");
            if (!read.IsRefused)
            {
                JsonSerializer.Serialize(CallRulesRequest.Of(read.Value), JsonBody.Options).ShouldBe(text, $"seed {seed}");
            }
        }
    }

    [Fact]
    public void A_file_that_is_spoilt_anywhere_is_refused_by_the_page_exactly_where_the_schema_refuses_it()
    {
        var whole = JsonSerializer.SerializeToNode(CallRulesRequest.Of(RulesTemplates.Find("fabriques-de-territoire")!.Rules),
            JsonBody.Options)!;
        var spoilt = 0;
        foreach (var path in Paths(whole, string.Empty))
        {
            foreach (var other in new[] { "12", "\"texte\"", "null", "[]", "{}", "true" })
            {
                var text = Replaced(whole, path, other).ToJsonString();
                var faults = Shape.Of(JsonDocument.Parse(text).RootElement);
                (faults.Count == 0).ShouldBe(Fits(text), $"{path} = {other}");
                faults.ShouldAllBe(fault => fault.Field.StartsWith(path, StringComparison.Ordinal) && fault.Message.EndsWith('.'));
                spoilt += faults.Count > 0 ? 1 : 0;
            }
        }

        spoilt.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task All_faults_come_back_at_once_with_their_path_and_the_file_stays_to_be_corrected()
    {
        var call = NewId();
        var desk = await Desk.Of(app, Role.Administrator).OpenAsync("/gestion/nouvel-appel/import");
        const string File = """
            {
              "title": "", "programme": 12, "organiser": "Direction", "inconnu": true,
              "calendar": { "zone": "Europe/Paris", "opens": "demain", "closes": null, "reviewsBy": null,
                            "earliestPublication": "2027-09-01T10:00:00" },
              "places": "six", "grid": [], "requiredDocuments": [], "jury": false,
              "form": [{ "key": "lieu", "title": "Le lieu", "questions": [{ "key": "q", "label": "Où ?", "kind": "carte" }] }],
              "screening": { "criteria": [] }
            }
            """;

        await desk.SubmitAsync("Créer l’appel", ("id", "Pas Valable"), ("json", File));

        desk.Status.ShouldBe(422);
        desk.ValueOf("json").Trim().ShouldBe(File.ReplaceLineEndings("\n"));
        desk.ValueOf("id").ShouldBe("Pas Valable");
        var said = desk.Page.QuerySelectorAll("#erreurs li").Select(line => line.TextContent.Replace('\u00a0', ' ')).ToArray();
        string[] paths = ["summary :", "programme :", "inconnu :", "places :", "form[0].questions[0].kind :", "title :", "calendar.opens :",
            "screening.criteria :"];
        foreach (var path in paths)
        {
            said.Count(line => line.StartsWith(path, StringComparison.Ordinal)).ShouldBe(1, $"{path} in {string.Join(" | ", said)}");
        }

        said.Length.ShouldBe(paths.Length + 1, "and the identifier");
        await desk.SubmitAsync("Créer l’appel", ("id", call), ("json", "{ \"title\": "));
        desk.Text.ShouldContain("Ligne 1, octet");
        (await app.As(Role.Administrator).GetAsync($"/api/calls/{call}")).Status.ShouldBe(404);
    }

    [Fact]
    public void What_an_answer_is_shown_as_is_refused_at_its_path_and_a_file_of_before_means_what_it_meant()
    {
        var file = JsonSerializer.SerializeToNode(
            CallRulesRequest.Of(RulesTemplates.Find("atelier-des-territoires-2023")!.Rules), JsonBody.Options)!;
        var questions = file["form"]![0]!["questions"]!;
        questions[0]!["shownAs"] = "photoCredit";
        Said(file).ShouldBe(["form[0].questions[0].shownAs", "form[0].questions[2].shownAs"], "a long text, and a second credit");

        questions[0]!["shownAs"] = "theme";
        file["showsAnswers"] = "oui";
        Said(file).ShouldBe(["showsAnswers"], "what follows from it is not said");
        file.AsObject().Remove("showsAnswers");
        Said(file).Length.ShouldBe(3, "these rules ask the same of everybody");

        file.AsObject().Remove("form");
        new ImportedRules(Shape).Read(file.ToJsonString(), "essai").Value.ShowsAnswers.ShouldBeFalse();
    }

    [Fact]
    public async Task A_draft_takes_the_rules_of_a_file_over_the_version_that_was_seen_and_an_open_call_takes_none()
    {
        var call = NewId();
        var administrator = app.As(Role.Administrator);
        (await administrator.PutAsync($"/api/calls/{call}", TestCalls.Rules, ("If-None-Match", "*"))).Ok();
        var file = JsonSerializer.Serialize(TestCalls.Rules with { Title = "Venu d’un fichier" }, JsonBody.Options);
        var desk = await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/appels/{call}/reglement");
        await desk.FollowAsync("Importer un règlement à la place de celui-ci");
        var late = await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/appels/{call}/reglement/import");

        await desk.SubmitAsync("Remplacer le règlement", ("json", file));

        (desk.Title, desk.ValueOf("title")).ShouldBe(("Règlement", "Venu d’un fichier"));
        await late.SubmitAsync("Remplacer le règlement", ("json", file));
        late.Status.ShouldBe(412);
        late.ValueOf("json").ShouldBe(file);
        (await administrator.PostAsync($"/api/calls/{call}/opening")).Ok();
        await late.SubmitAsync("Remplacer le règlement", ("json", file));
        late.Status.ShouldBeOneOf(409, 412);
        (await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{call}/reglement/import")).Status.ShouldBe(404);
        (await app.As().GetAsync($"/api/calls/{call}/rules")).Ok().Json.GetProperty("title").GetString().ShouldBe("Venu d’un fichier");
    }

    [Fact]
    public async Task The_schema_is_served_as_one_of_draft_2020_12_and_a_call_that_is_written_is_nobody_elses()
    {
        var served = (await app.As().GetAsync("/schemas/reglement.schema.json")).Ok();

        served.MediaType.ShouldBe("application/schema+json");
        served.Json.GetProperty("$schema").GetString().ShouldBe("https://json-schema.org/draft/2020-12/schema");
        var call = NewId();
        (await app.As(Role.Administrator).PutAsync($"/api/calls/{call}", TestCalls.Rules, ("If-None-Match", "*"))).Ok();
        (await app.As().GetAsync($"/api/calls/{call}/rules")).Status.ShouldBe(404);
    }

    private static string[] Said(JsonNode file) =>
    [
        .. new ImportedRules(Shape).Read(file.ToJsonString(), "essai").Refusal!.Faults
            .Select(fault => fault.Message.Split('\u00a0')[0]),
    ];

    private static bool Fits(string text) => Schema.Evaluate(JsonDocument.Parse(text).RootElement).IsValid;

    private static string NewId() => $"fichier-{Guid.CreateVersion7().ToString("N")[20..]}";

    /// <summary>Rules as <see cref="RulesTemplates"/> have them, with some parts of others and some that do not hold.</summary>
    private static CallRules Drawn(Random random)
    {
        var all = RulesTemplates.All;
        CallRules Any() => all[random.Next(all.Length)].Rules;
        return Any() with
        {
            Title = random.Next(10) == 0 ? string.Empty : Any().Title,
            Places = random.Next(-1, 30),
            Screening = Any().Screening,
            Decision = Any().Decision,
            Support = random.Next(3) == 0
                ? new Support("Subvention", random.Next(0, 50), random.NextInt64(0, 1_000_000_000))
                : Any().Support,
            ReasonsShown = random.Next(2) == 0,
            ShowsAnswers = random.Next(10) > 0,
            EnvelopeCents = random.Next(2) == 0 ? null : random.NextInt64(0, 1_000_000_000_000),
        };
    }

    private static IEnumerable<string> Paths(JsonNode node, string path) => node switch
    {
        JsonObject members => members.SelectMany(member => Inside(
            member.Value, path.Length > 0 ? $"{path}.{member.Key}" : member.Key)),
        JsonArray items => items.Index().SelectMany(item => Inside(item.Item, $"{path}[{item.Index}]")),
        _ => [],
    };

    private static IEnumerable<string> Inside(JsonNode? value, string path) =>
        value is null ? [path] : [path, .. Paths(value, path)];

    private static JsonNode Replaced(JsonNode whole, string path, string json)
    {
        var copy = whole.DeepClone();
        var at = copy;
        var steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        foreach (var step in steps[..^1])
        {
            at = step[0] == '[' ? at[int.Parse(step[1..^1], CultureInfo.InvariantCulture)]! : at[step]!;
        }

        var last = steps[^1];
        var value = JsonNode.Parse(json);
        if (last[0] == '[')
        {
            at[int.Parse(last[1..^1], CultureInfo.InvariantCulture)] = value;
        }
        else
        {
            at[last] = value;
        }

        return copy;
    }
}
