using Territoires.Functions.Tests.Management;
using Territoires.Orchestrations;
using Territoires.Tests.TestSupport;
using Territoires.Web.Received;

namespace Territoires.Functions.Tests.WriteUp;

/// <summary>Calls to which nobody applies: the organiser writes the files, the authority designates from them.</summary>
public sealed class WrittenFilesTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    /// <summary>As it must be given: nobody applies, nothing is marked, no jury sits.</summary>
    internal static readonly CallRulesRequest Direct = TestCalls.Rules with
    {
        Calendar = TestCalls.Rules.Calendar with { Closes = null, ReviewsBy = null },
        Grid = [],
        RequiredDocuments = [],
        Jury = false,
    };

    private readonly TestApp app = fixture.App;

    private Caller Secretary => app.As(Role.Secretary);

    [Fact]
    public async Task A_list_is_designated_from_written_files_and_published_with_names_as_they_were_written()
    {
        var call = await app.OpenCallAsync(Direct);
        var nancy = (await WriteAsync(call, "Grand Nancy", new { written = "Grand Nancy", code = "245400676" })).Ok();
        var choisy = (await WriteAsync(call, "Orly-Choisy", new { written = "Orly-Choisy", madeOf = new[] { "94054", "94022" } })).Ok();
        var doubtful = (await WriteAsync(
            call, "EPT Grand Paris Sud", new { written = "EPT Grand Paris Sud", doubtful = new[] { "200059228", "200058006" } })).Ok();
        await app.SettleAsync();
        (await app.As().GetAsync($"/api/calls/{call}/progress")).Ok();

        (await app.As(Role.Authority).PostAsync(
            $"/api/calls/{call}/designation", new { laureates = new[] { Number(choisy), Number(nancy) } })).Ok();
        (await app.As(Role.Administrator).PostAsync($"/api/calls/{call}/publication", new { at = "2026-11-02T10:00:00" })).Ok();
        await app.AdvanceToAsync(new DateTimeOffset(2026, 11, 2, 10, 0, 1, TimeSpan.Zero));

        var laureates = (await app.As().GetAsync($"/api/calls/{call}/laureates")).Ok().Json.GetProperty("laureates");
        laureates.EnumerateArray().Select(one => one.GetProperty("name").GetString()).ShouldBe(["Orly-Choisy", "Grand Nancy"]);
        var body = laureates[0].GetProperty("leadBodies")[0];
        body.GetProperty("resolution").GetString().ShouldBe("composed");
        body.GetProperty("codes").EnumerateArray().Select(code => code.GetProperty("value").GetString()).ShouldBe(["94054", "94022"]);
        laureates[0].GetProperty("departments")[0].GetString().ShouldBe("94");
        laureates[0].GetProperty("theme").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null, "nothing is invented");
        doubtful.Json.GetProperty("leadBodies")[0].GetProperty("resolution").GetString().ShouldBe("ambiguous");
        var instance = await app.Host.DurableClient.GetInstanceAsync(InstanceIds.Call(call), getInputsAndOutputs: true);
        instance!.RuntimeStatus.ShouldBe(Microsoft.DurableTask.Client.OrchestrationRuntimeStatus.Completed);
        (await app.Browser().OpenAsync($"/appels/{call}/laureats")).Page.Body!.TextContent.ShouldNotContain("Thématique");
    }

    [Fact]
    public async Task A_name_is_never_guessed()
    {
        var call = await app.OpenCallAsync(Direct);

        var several = await WriteAsync(call, "Saint-Louis", new { written = "Saint-Louis" });
        (several.Problem, several.Text).ShouldSatisfyAllConditions(
            () => several.Problem.ShouldBe("territoire-inconnu"), () => several.Text.ShouldContain("97414"));
        var other = await WriteAsync(call, "Saint-Louis", new { written = "Saint-Louis", kind = "AUTRE" });
        other.Problem.ShouldBe("territoire-inconnu", "one of no kind, whose name the file holds, is one of those until a person says");
        other.Text.ShouldContain("97414");
        var one = await WriteAsync(call, "Roubaix", new { written = "Roubaix", kind = "AUTRE" });
        one.Problem.ShouldBe("territoire-inconnu", "so is one whose name a single body bears");
        one.Text.ShouldContain("Roubaix (59512)");
        (await WriteAsync(call, "Nulle part", new { written = "Nulle part" })).Problem.ShouldBe("territoire-inconnu");
        (await WriteAsync(call, "Deux fois", new { written = "Roubaix", code = "59512", madeOf = new[] { "94054", "94022" } })).Problem
            .ShouldBe("territoire-inconnu");
        (await WriteAsync(call, "Un seul", new { written = "Orly", madeOf = new[] { "94054" } })).Problem.ShouldBe("territoire-inconnu");
        var said = (await WriteAsync(
            call, "Saint-Louis de la Réunion", new { written = "Saint-Louis de la Réunion", code = "97414" })).Ok();
        said.Json.GetProperty("leadBodies")[0].GetProperty("name").GetString().ShouldBe("Saint-Louis de la Réunion");
    }

    [Fact]
    public async Task The_same_key_gives_the_same_file_and_another_content_is_refused()
    {
        var call = await app.OpenCallAsync(Direct);
        var roubaix = new { written = "Roubaix", code = "59512" };

        var first = (await WriteAsync(call, "Roubaix", roubaix, "cle-1")).Ok();
        var again = (await WriteAsync(call, "Roubaix", roubaix, "cle-1")).Ok();
        Number(again).ShouldBe(Number(first));
        (await WriteAsync(call, "Autre chose", roubaix, "cle-1")).Problem.ShouldBe("cle-deja-utilisee");
    }

    [Fact]
    public async Task A_file_is_written_anew_as_it_was_seen_taken_back_and_never_where_territories_apply()
    {
        var call = await app.OpenCallAsync(Direct);
        var written = (await WriteAsync(call, "Roubaix", new { written = "Roubaix", code = "59512" })).Ok();
        var path = $"/api/applications/{written.String("id")}/file";
        var file = new { title = "Ville de Roubaix", bodies = new[] { new { written = "Ville de Roubaix", code = "59512" } } };

        (await Secretary.PutAsync(path, file)).Status.ShouldBe(428);
        (await Secretary.PutAsync(path, file, ("If-Match", written.ETag!))).Ok().String("title").ShouldBe("Ville de Roubaix");
        (await Secretary.PutAsync(path, new { title = "Encore", file.bodies }, ("If-Match", written.ETag!))).Status.ShouldBe(412);
        (await app.As(Role.Applicant).PutAsync(path, file, ("If-Match", written.ETag!))).Status.ShouldBe(403);
        (await Secretary.DeleteAsync(path)).Status.ShouldBe(204);
        (await app.As(Role.Authority).PostAsync($"/api/calls/{call}/designation", new { laureates = new[] { Number(written) } })).Problem
            .ShouldBe("designation-mal-ecrite");

        var open = await app.OpenCallAsync(CommissionPlan.RulesAt(app.Now));
        (await WriteAsync(open, "Roubaix", new { written = "Roubaix", code = "59512" })).Problem.ShouldBe("dossiers-deposes");
        (await app.As(Role.Applicant).PostAsync($"/api/calls/{call}/applications", null, ("Idempotency-Key", "k"))).Problem
            .ShouldBe("sans-depot");
    }

    [Fact]
    public async Task A_long_list_is_sorted_and_designated_only_once_it_is_long_enough()
    {
        var call = await app.OpenCallAsync(Direct with
        {
            Spotting = new("Les organisateurs", 3),
            Screening = new(["Un service rendu aux entrepreneurs"], 2),
            Decision = new("Les quatre organisateurs", null, "Écrire aux organisateurs."),
            Places = 1,
        });
        var files = new List<Reply>();
        foreach (var (name, code) in new[] { ("Brest", "29019"), ("Nantes", "44109"), ("Lille", "59350") })
        {
            files.Add((await WriteAsync(call, $"Un lieu de {name}", new { written = name, code }, place: $"Le lieu de {name}")).Ok());
        }

        async Task<string?> DesignateAsync() => (await app.As(Role.Authority).PostAsync(
            $"/api/calls/{call}/designation", new { laureates = new[] { Number(files[0]) } })).Problem;
        (await DesignateAsync()).ShouldBe("candidatures-sans-decision");
        foreach (var (file, i) in files.Select((file, i) => (file, i)))
        {
            (await Secretary.PostAsync($"/api/applications/{file.String("id")}/eligibility",
                new { admissible = i < 1, reasons = i < 1 ? [] : new[] { "Aucun service aux entrepreneurs." } })).Ok();
        }

        (await DesignateAsync()).ShouldBeNull();
        var preview = await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/appels/{call}/publication/apercu");
        preview.Text.ShouldContain("Le lieu de Brest");
        var page = await app.Browser().OpenAsync($"/appels/{call}");
        page.Page.Body!.TextContent.ShouldContain("Les quatre organisateurs");
        page.Page.Body.TextContent.ShouldContain("Écrire aux organisateurs.");
        page.Page.Body.TextContent.ShouldNotContain("Déposer une candidature");
    }

    private Task<Reply> WriteAsync(string call, string title, object body, string? key = null, string? place = null) => Secretary.PostAsync(
        $"/api/calls/{call}/files", new { title, bodies = new[] { body }, place = place is null ? null : new { name = place } },
        ("Idempotency-Key", key ?? Guid.CreateVersion7().ToString("N")));

    private static string Number(Reply file) => file.String("number");
}
