using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Territoires.Tests.TestSupport;
using Territoires.Web.Access;
using Territoires.Web.Text;

namespace Territoires.Functions.Tests.Applications;

public sealed class DraftTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly string Corpora = Path.Combine(AppContext.BaseDirectory, "corpora");

    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task What_changed_meanwhile_is_not_overwritten()
    {
        var (applicant, draft, tag) = await DraftAsync();
        var first = (await applicant.PatchAsync(draft, new { title = "Premier" }, ("If-Match", tag))).Ok();

        var stale = await applicant.PatchAsync(draft, new { title = "Second" }, ("If-Match", tag));
        var missing = await applicant.PatchAsync(draft, new { title = "Second" });

        (stale.Status, stale.Problem).ShouldBe((412, "version-depassee"));
        (missing.Status, missing.Problem).ShouldBe((428, "version-non-precisee"));
        (await applicant.GetAsync(draft)).String("title").ShouldBe("Premier");
        (await applicant.GetAsync(draft)).ETag.ShouldBe(first.ETag);
    }

    [Fact]
    public async Task Malformed_JSON_of_every_kind_is_refused_and_changes_nothing()
    {
        var (applicant, draft, tag) = await DraftAsync();
        var files = Directory.GetFiles(Path.Combine(Corpora, "json"), "n_*.json");
        files.Length.ShouldBeGreaterThan(80);

        foreach (var file in files)
        {
            var reply = await applicant.SendAsync(
                HttpMethod.Patch, draft, Caller.Bytes(await File.ReadAllBytesAsync(file), "application/json"), ("If-Match", tag));
            (reply.Status, reply.Problem).ShouldBe((400, "json-invalide"), Path.GetFileName(file));
        }

        (await applicant.GetAsync(draft)).ETag.ShouldBe(tag);
    }

    [Fact]
    public async Task Well_formed_JSON_of_another_shape_is_refused_and_never_an_outage()
    {
        var (applicant, draft, tag) = await DraftAsync();
        foreach (var file in Directory.GetFiles(Path.Combine(Corpora, "json"), "y_*.json"))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            var reply = await applicant.SendAsync(HttpMethod.Patch, draft, Caller.Bytes(bytes, "application/json"), ("If-Match", tag));
            reply.Status.ShouldBe(IsOurShape(bytes) ? 200 : 400, Path.GetFileName(file));
            tag = (await applicant.GetAsync(draft)).ETag!;
        }
    }

    [Theory]
    [InlineData("""{ "titre": "x" }""")]
    [InlineData("""{ "title": 3 }""")]
    [InlineData("""{ "title": "a", "title": "b" }""")]
    [InlineData("""{ "ambitions": "une seule" }""")]
    [InlineData("""{ "leadBodies": [ { "code": 59512 } ] }""")]
    [InlineData("null")]
    [InlineData("")]
    public async Task An_unknown_field_a_wrong_type_or_nothing_is_refused(string json)
    {
        var (applicant, draft, tag) = await DraftAsync();

        var reply = await applicant.SendAsync(
            HttpMethod.Patch, draft, Caller.Bytes(System.Text.Encoding.UTF8.GetBytes(json), "application/json"), ("If-Match", tag));

        (reply.Status, reply.Problem).ShouldBe((400, "json-invalide"));
        (await applicant.GetAsync(draft)).ETag.ShouldBe(tag);
    }

    [Fact]
    public async Task Any_text_comes_back_as_it_was_written_but_for_what_nobody_sees()
    {
        var (applicant, draft, tag) = await DraftAsync();
        var strings = JsonSerializer.Deserialize<string[]>(await File.ReadAllBytesAsync(Path.Combine(Corpora, "naughty", "strings.json")))!;
        foreach (var batch in strings.Where(text => text.Trim().Length > 0 && text.Length <= 500).Chunk(10))
        {
            tag = (await applicant.PatchAsync(draft, new { ambitions = batch }, ("If-Match", tag))).Ok().ETag!;
            var kept = (await applicant.GetAsync(draft)).Json.GetProperty("ambitions").EnumerateArray().Select(text => text.GetString());
            kept.ShouldBe(batch.Select(text => WrittenText.Clean(text).Trim()).Where(text => text.Length > 0));
        }
    }

    [Fact]
    public async Task A_territory_that_does_not_exist_is_refused()
    {
        var (applicant, draft, tag) = await DraftAsync();

        foreach (var body in new object[] { new { code = "99999" }, new { name = "Orly-Choisy" }, new { name = "Saint-Louis" },
            new { kind = "COM", name = "Nulle-Part-sur-Rien" } })
        {
            var reply = await applicant.PatchAsync(draft, new { leadBodies = new[] { body } }, ("If-Match", tag));
            (reply.Status, reply.Problem).ShouldBe((422, "territoire-inconnu"));
        }

        (await applicant.GetAsync(draft)).ETag.ShouldBe(tag);
    }

    [Theory]
    [InlineData("AUTRE", "Roubaix")]
    [InlineData("AUTRE", "roubaix")]
    [InlineData("SM", "Roubaix")]
    [InlineData("PETR", "ROUBAIX")]
    [InlineData("POLEM", "Roubaix")]
    public async Task A_body_of_another_kind_whose_name_one_body_of_the_file_bears_is_shown_it_and_is_that_body_once_it_is_said(
        string kind, string name)
    {
        var (applicant, draft, tag) = await DraftAsync();

        var asked = await applicant.PatchAsync(draft, new { leadBodies = new[] { new { kind, name } } }, ("If-Match", tag));

        (asked.Status, asked.Problem).ShouldBe((422, "territoire-inconnu"));
        asked.Text.ShouldContain("Roubaix (59512)");
        (await applicant.GetAsync(draft)).ETag.ShouldBe(tag, "nothing is kept past it");
        var said = (await applicant.PatchAsync(
            draft, new { leadBodies = new[] { new { kind, name = "Roubaix (59512)" } } }, ("If-Match", tag))).Ok();
        said.Json.GetProperty("leadBodies")[0].GetProperty("resolution").GetString().ShouldBe("exact");
        var named = (await applicant.PatchAsync(
            draft, new { leadBodies = new[] { new { kind, name = $"Association fictive de {name}" } } },
            ("If-Match", said.ETag!))).Ok();
        named.Json.GetProperty("leadBodies")[0].GetProperty("resolution").GetString().ShouldBe("unknown");
    }

    [Theory]
    [InlineData("AUTRE", "Saint-Louis")]
    [InlineData("SM", "saint louis")]
    public async Task A_body_of_another_kind_whose_name_the_file_holds_is_shown_its_candidates_and_is_not_kept_past_them(
        string kind, string name)
    {
        var (applicant, draft, tag) = await DraftAsync();

        var asked = await applicant.PatchAsync(draft, new { leadBodies = new[] { new { kind, name } } }, ("If-Match", tag));

        (asked.Status, asked.Problem).ShouldBe((422, "territoire-inconnu"));
        asked.Text.ShouldContain("97414");
        (await applicant.GetAsync(draft)).ETag.ShouldBe(tag);
        var named = await applicant.PatchAsync(
            draft, new { leadBodies = new[] { new { kind, name = $"Association fictive {name}" } } }, ("If-Match", tag));
        named.Ok().Json.GetProperty("leadBodies")[0].GetProperty("resolution").GetString().ShouldBe("unknown");
    }

    [Fact]
    public async Task A_body_is_resolved_against_the_national_file_or_stands_by_its_name()
    {
        var (applicant, draft, tag) = await DraftAsync();

        (await applicant.PatchAsync(
            draft,
            new { leadBodies = new object[] { new { code = "59512" }, new { kind = "PETR", name = "PETR du pays du Gévaudan-Lozère" } } },
            ("If-Match", tag))).Ok();

        var bodies = (await applicant.GetAsync(draft)).Json.GetProperty("leadBodies").EnumerateArray().ToArray();
        bodies.Select(body => body.GetProperty("name").GetString()).ShouldBe(["Roubaix", "PETR du pays du Gévaudan-Lozère"]);
        bodies.Select(body => body.GetProperty("resolution").GetString()).ShouldBe(["exact", "unknown"]);
    }

    [Theory]
    [InlineData("a\0b\u0007", "ab")]
    [InlineData("\u202Eabc", "abc")]
    [InlineData("\uFEFFLes\u200B Forges\u2066", "Les Forges")]
    [InlineData("\u200b\u200b", "")]
    [InlineData(" \u3164 ", "")]
    public async Task Characters_that_nobody_sees_are_not_kept(string typed, string kept)
    {
        var (applicant, draft, tag) = await DraftAsync();

        (await applicant.PatchAsync(draft, new { title = typed, ambitions = new[] { typed, "Une autre" } }, ("If-Match", tag))).Ok();

        var read = await applicant.GetAsync(draft);
        read.String("title").ShouldBe(kept);
        read.Json.GetProperty("ambitions").EnumerateArray().Select(text => text.GetString())
            .ShouldBe(new[] { kept, "Une autre" }.Where(text => text.Length > 0));
    }

    [Theory]
    [InlineData("69001")]
    [InlineData("59100")]
    public async Task A_code_that_is_also_the_postcode_of_another_commune_is_asked(string code)
    {
        var (applicant, draft, tag) = await DraftAsync();

        var asked = await applicant.PatchAsync(draft, new { leadBodies = new[] { new { code } } }, ("If-Match", tag));
        (asked.Status, asked.Problem).ShouldBe((422, "territoire-inconnu"));
        asked.Text.ShouldContain($"({code})");

        var said = (await applicant.PatchAsync(draft, new { leadBodies = new[] { new { code = $"insee:{code}" } } }, ("If-Match", tag)))
            .Ok();
        said.Json.GetProperty("leadBodies")[0].GetProperty("codes")[0].GetProperty("value").GetString().ShouldBe(code);
        var named = (await applicant.PatchAsync(
            draft,
            new { leadBodies = new[] { new { code, name = said.Json.GetProperty("leadBodies")[0].GetProperty("name").GetString() } } },
            ("If-Match", said.ETag!))).Ok();
        named.Json.GetProperty("leadBodies")[0].GetProperty("codes")[0].GetProperty("value").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task A_body_stands_once()
    {
        var (applicant, draft, tag) = await DraftAsync();

        var twice = await applicant.PatchAsync(
            draft, new { leadBodies = new[] { new { code = "59512" }, new { code = "59512" } } }, ("If-Match", tag));
        var named = await applicant.PatchAsync(
            draft,
            new { leadBodies = new[] { new { kind = "PETR", name = "PETR d’essai" }, new { kind = "PETR", name = "petr d'essai" } } },
            ("If-Match", tag));

        (twice.Status, twice.Problem).ShouldBe((422, "porteur-en-double"));
        named.Problem.ShouldBe("porteur-en-double");
    }

    [Theory]
    [InlineData("Mayenne", "53")]
    [InlineData("1", "01")]
    [InlineData("53 - Mayenne", "53")]
    [InlineData("Ain (01)", "01")]
    [InlineData("48 2a", "48,2A")]
    [InlineData("val d'oise, 974", "95,974")]
    public async Task Departements_are_read_as_people_write_them(string typed, string codes)
    {
        var (applicant, draft, tag) = await DraftAsync();

        (await applicant.PatchAsync(draft, new { departements = new[] { typed } }, ("If-Match", tag))).Ok()
            .Json.GetProperty("departements").EnumerateArray().Select(code => code.GetString()).ShouldBe(codes.Split(','));
    }

    [Theory]
    [InlineData("99")]
    [InlineData("01 - Mayenne")]
    [InlineData("Roubaix")]
    public async Task A_departement_that_is_none_is_refused(string typed)
    {
        var (applicant, draft, tag) = await DraftAsync();

        (await applicant.PatchAsync(draft, new { departements = new[] { typed } }, ("If-Match", tag))).Problem
            .ShouldBe("territoire-inconnu");
    }

    [Fact]
    public async Task A_text_over_its_limit_is_refused_with_its_field()
    {
        var (applicant, draft, tag) = await DraftAsync();

        var reply = await applicant.PatchAsync(draft, new { title = new string('x', 201) }, ("If-Match", tag));

        (reply.Status, reply.Problem).ShouldBe((422, "contenu-mal-ecrit"));
        reply.Json.GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe("title");
    }

    [Fact]
    public async Task A_draft_may_begin_with_its_content_and_the_same_key_changes_nothing_of_it()
    {
        var call = await app.OpenCallAsync();
        var applicant = app.As(Role.Applicant);
        var path = $"/api/calls/{call}/applications";

        var started =
            (await applicant.PostAsync(
                path, new { title = "Les Forges", leadBodies = new[] { new { code = "59512" } } }, ("Idempotency-Key", "k"))).Ok();
        var again = (await applicant.PostAsync(path, new { title = "Autre" }, ("Idempotency-Key", "k"))).Ok();

        (again.Location, again.ETag).ShouldBe((started.Location, started.ETag));
        var kept = await applicant.GetAsync(started.Location!);
        kept.String("title").ShouldBe("Les Forges");
        kept.Json.GetProperty("leadBodies")[0].GetProperty("name").GetString().ShouldBe("Roubaix");
        (await applicant.PatchAsync(started.Location!, new { title = "Les Forges de Roubaix" }, ("If-Match", started.ETag!))).Ok();
    }

    [Theory]
    [InlineData("""{ "titre": "x" }""", 400, "json-invalide")]
    [InlineData("""{ "leadBodies": [ { "code": "99999" } ] }""", 422, "territoire-inconnu")]
    [InlineData("""{ "answers": { "sans-question": "x" } }""", 422, "contenu-mal-ecrit")]
    public async Task A_draft_whose_content_is_refused_is_not_started(string json, int status, string problem)
    {
        var call = await app.OpenCallAsync();
        var applicant = app.As(Role.Applicant);
        var path = $"/api/calls/{call}/applications";

        var reply = await applicant.SendAsync(
            HttpMethod.Post, path, Caller.Bytes(Encoding.UTF8.GetBytes(json), "application/json"), ("Idempotency-Key", "k"));

        (reply.Status, reply.Problem).ShouldBe((status, problem));
        (await applicant.GetAsync(path)).Json.GetProperty("applications").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_body_over_the_limit_of_its_address_is_refused_before_it_is_read()
    {
        var (applicant, draft, tag) = await DraftAsync();

        var reply = await applicant.PatchAsync(draft, new { summary = new string('x', (int)BodySize.Text) }, ("If-Match", tag));

        (reply.Status, reply.Problem).ShouldBe((413, "envoi-trop-grand"));
    }

    [Fact]
    public async Task A_body_that_does_not_come_whole_is_no_fault_of_the_storage()
    {
        var administrator = new Actor("administration", new HashSet<Role> { Role.Administrator }, null, []);
        using var connection = new TcpClient();
        await connection.ConnectAsync(app.Address.Host, app.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = connection.GetStream();
        var head = $"PUT /api/calls/tronque HTTP/1.1\r\nHost: {app.Address.Authority}\r\n"
            + $"Authorization: Bearer {app.Token(administrator)}\r\nIf-None-Match: *\r\nContent-Type: application/json\r\n"
            + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head + "5\r\n{\"tit\r\nno size\r\n"), TestContext.Current.CancellationToken);
        using var answer = new StreamReader(stream);
        var text = await answer.ReadToEndAsync(TestContext.Current.CancellationToken);
        // The host meets it first, and answers as Kestrel does to what is no HTTP.
        text.ShouldStartWith("HTTP/1.1 400");
        text.ShouldNotContain("problem+json");
    }

    /// <summary>An object that says nothing, or only a title, is a change that a draft can take.</summary>
    private static bool IsOurShape(byte[] json) => JsonDocument.Parse(json).RootElement is { ValueKind: JsonValueKind.Object } root
        && root.EnumerateObject().All(member => member.Name == "title" && member.Value.ValueKind == JsonValueKind.String);

    private async Task<(Caller Applicant, string Draft, string Tag)> DraftAsync()
    {
        var call = await app.OpenCallAsync();
        var applicant = app.As(Role.Applicant);
        var draft = (await applicant.PostAsync($"/api/calls/{call}/applications", null, ("Idempotency-Key", "k"))).Ok();
        return (applicant, draft.Location!, draft.ETag!);
    }
}
