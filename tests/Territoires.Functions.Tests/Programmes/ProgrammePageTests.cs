using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Programmes;

/// <summary>What everybody reads of a programme and of its network.</summary>
public sealed class ProgrammePageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task A_programme_says_what_it_is_how_far_its_targets_are_and_which_envelope_is_only_quoted()
    {
        await app.DefineProgrammeAsync("lisible");
        await app.AdmitAsync("lisible", ("a", TestProgrammes.Member("Membre A", "2026-02-01", "48")));

        var page = await app.Browser().OpenAsync("/");
        await page.FollowAsync("Programmes");
        page.Title.ShouldBe("Programmes");
        await page.FollowAsync("Programme d’essai");

        var text = Text(page);
        text.ShouldContain("Le réseau compte 5 membres au 20 avril 2026, dont 4 comptés au départ, le 1er janvier 2025.");
        text.ShouldContain("Agence fictive (pilote)");
        text.ShouldContain("Phase 1, du 1er janvier 2024 au 31 décembre 2025");
        text.ShouldContain("Plan national (enveloppe citée");
        text.ShouldContain("Subvention : 50 000 € par an pendant 36 mois, soit 150 000 € par membre.");
        var targets = page.Page.QuerySelectorAll("table tbody tr");
        targets[0].QuerySelectorAll("td").Select(cell => cell.TextContent.Trim().Replace('\u00a0', ' '))
            .ShouldBe(["31 décembre 2027", "5", "5", "le 19 avril 2031"]);
        targets[1].QuerySelectorAll("td")[1].TextContent.ShouldBe("2");
        page.Page.QuerySelector(".fr-notice")!.TextContent.ShouldContain("Programme fictif");
    }

    [Fact]
    public async Task A_network_is_read_as_it_was_on_a_day_with_its_files_and_the_history_of_each_member()
    {
        var path = await app.DefineProgrammeAsync("reseau");
        await app.AdmitAsync(
            "reseau", ("a", TestProgrammes.Member("Membre A", "2025-02-01", "48")),
            ("b", TestProgrammes.Member("Membre B", "2025-02-01", "64", "65")),
            ("c", TestProgrammes.Member("Membre C", "2026-02-01", "48")));
        (await app.As(Role.Administrator).PostAsync(
            $"{path}/renewals", new { renewals = new[] { new { renews = "a", key = "a-2", since = "2026-01-01", phase = "deux" } } })).Ok();

        var page = await app.Browser().OpenAsync("/programmes/reseau/reseau?au=2025-06-30");

        Names(page).ShouldBe(["Membre A (fictif)", "Membre B (fictif)"]);
        Text(page).ShouldContain("Le réseau compte 6 membres au 30 juin 2025.");
        Text(page).ShouldContain("3 : 48 – Lozère, 64 – Pyrénées-Atlantiques, 65 – Hautes-Pyrénées");
        page.Page.QuerySelector("#depart")!.TextContent.ShouldContain("Ils desservaient 2 départements.");
        page.Page.QuerySelector(".territoires-carte")!.GetAttribute("data-valeurs")!.ShouldContain("\"48\":1");
        await page.OpenAsync("/programmes/reseau/reseau");
        Names(page).ShouldBe(["Membre B (fictif)", "Membre C (fictif)", "Membre A (fictif)"]);
        await page.FollowAsync("Membre A");
        page.Page.QuerySelectorAll("tbody")[0].QuerySelectorAll("tr").Length.ShouldBe(2);
        Text(page).ShouldContain("Renouvellement");
        (await page.OpenAsync("/programmes/reseau/reseau/a")).Page.QuerySelector("h1")!.TextContent.ShouldBe("Membre A (fictif)");
        var map = (await app.As().GetAsync("/programmes/reseau/reseau.geojson?au=2025-06-30")).Ok().Json.GetProperty("features");
        map.EnumerateArray().Select(feature => feature.GetProperty("geometry").GetRawText()).ShouldBe(
            ["""{"type":"Point","coordinates":[3.4998,44.5216]}""",
            """{"type":"MultiPoint","coordinates":[[-0.3558,43.3112],[0.0714,43.2341]]}"""]);
        map[0].GetProperty("properties").GetProperty("precision").GetString().ShouldBe("chef-lieu du département");
        foreach (var format in new[] { "json", "csv", "xlsx", "geojson" })
        {
            var address = $"/programmes/reseau/reseau.{format}?au=2025-06-30";
            var file = (await app.As().GetAsync(address)).Ok();
            file.ETag.ShouldNotBeNull();
            (await app.As().GetAsync(address, ("If-None-Match", file.ETag))).Status.ShouldBe(304);
        }

        foreach (var none in new[] { "reseau.pdf", "reseau/absent", "reseau.csv?au=hier" })
        {
            (await app.As().GetAsync($"/programmes/reseau/{none}")).Status.ShouldBeOneOf(400, 404);
        }
    }

    private static string[] Names(Browser page) => [.. page.Page.QuerySelectorAll("table")[0].QuerySelectorAll("tbody th")
        .Select(cell => cell.TextContent.Trim())];

    private static string Text(Browser page) =>
        string.Join(' ', page.Page.Body!.TextContent.Replace('\u00a0', ' ').Replace('\u202f', ' ').Split(
            default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
