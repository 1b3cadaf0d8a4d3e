using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Management;

/// <summary>The same territory in several applications of a call: nothing forbids it, and whoever decides is told.</summary>
public sealed class SharedBodyPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    /// <summary>Roubaix twice, by its code and with another body; a made-up body twice, as two people write its name.</summary>
    private static readonly CommissionPlan Plan = new()
    {
        Applications = 5,
        Content = candidate => new
        {
            title = $"Projet {candidate}",
            leadBodies = candidate switch
            {
                0 => new object[] { new { code = "59512" } },
                1 => [new { code = "59599" }, new { code = "59512" }],
                2 => [new { kind = "SM", name = "Syndicat mixte fictif des Étangs" }],
                3 => [new { kind = "SM", name = "syndicat mixte fictif des etangs" }],
                _ => new object[] { new { kind = "PETR", name = "PETR fictif des Causses" } },
            },
            departements = new[] { "48" },
            theme = "Comment faire\u00a0?",
            summary = "En essayant.",
            ambitions = new[] { "Essayer" },
        },
    };

    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task The_secretary_reads_it_in_the_list_on_the_file_and_before_each_decision()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Closed, Plan);
        var secretary = Desk.Of(app, Role.Secretary);
        string[] numbers = [.. journey.Candidates.Select(candidate => candidate.Number)];
        var expected = $"Roubaix porte aussi la candidature {numbers[1]}.";

        await secretary.OpenAsync($"/gestion/appels/{journey.Call}/recevabilite");
        secretary.Page.QuerySelector("#memes-territoires")!.TextContent.ShouldContain("4 candidatures sont concernées");
        Line(secretary, "Projet 0").ShouldContain(expected);
        Line(secretary, "Projet 1").ShouldContain($"Roubaix porte aussi la candidature {numbers[0]}.");
        Line(secretary, "Projet 2").ShouldContain($"Syndicat mixte fictif des Étangs porte aussi la candidature {numbers[3]}.");
        Line(secretary, "Projet 4").ShouldNotContain("porte aussi");

        await secretary.OpenAsync($"/gestion/appels/{journey.Call}/recevabilite");
        await secretary.FollowAsync("Cocher toutes les candidatures sans décision de cette page");
        await secretary.SubmitAsync("Déclarer recevables les candidatures cochées");
        secretary.Page.QuerySelector("#choisies")!.TextContent.ShouldContain(expected);

        await secretary.OpenAsync($"/gestion/appels/{journey.Call}/recevabilite/{journey.First.Id}");
        secretary.Page.QuerySelector("#memes-territoires")!.TextContent.ShouldContain(expected);
        await secretary.SubmitAsync("Enregistrer la décision", ("admissible", "non"), ("reasons", "Hors sujet"));
        secretary.Title.ShouldBe("Confirmer la décision");
        secretary.Text.ShouldContain(expected);
    }

    [Fact]
    public async Task What_was_taken_back_is_no_second_application()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Closed, Plan);
        (await journey.Applicant.PostAsync($"{journey.Candidates[1].Path}/withdrawal")).Ok();
        var secretary = Desk.Of(app, Role.Secretary);

        await secretary.OpenAsync($"/gestion/appels/{journey.Call}/recevabilite/{journey.First.Id}");

        secretary.Page.QuerySelectorAll("#memes-territoires").ShouldBeEmpty();
    }

    private static string Line(Desk desk, string title) =>
        desk.Page.QuerySelectorAll("main tbody tr").Single(line => line.TextContent.Contains(title, StringComparison.Ordinal)).TextContent;
}
