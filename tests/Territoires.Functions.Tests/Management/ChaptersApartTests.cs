using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Management;

/// <summary>A jury without marks, and marks without a jury: each played on its pages to its list.</summary>
public sealed class ChaptersApartTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task A_jury_that_only_votes_is_shown_no_mark_on_any_page()
    {
        var rules = CommissionPlan.RulesAt(app.Now);
        rules = rules with { Grid = [], Calendar = rules.Calendar with { ReviewsBy = null } };
        var plan = new CommissionPlan { Rules = rules, Score = (_, _) => null };
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Voted, plan);
        var call = await app.Browser().OpenAsync($"/appels/{journey.Call}");
        call.Page.QuerySelector("#departage")!.TextContent.ShouldContain("À égalité, un tirage au sort les départage.");
        call.Page.Body!.TextContent.ShouldNotContain("grille");
        var juror = await Desk.Of(app, Role.Juror).OpenAsync("/jury");
        var own = juror.Page.QuerySelector($"#appel-{journey.Call}")!.TextContent;
        own.ShouldContain("Dossiers sur lesquels le jury vote");
        own.ShouldNotContain("à évaluer");
        (await juror.OpenAsync($"/jury/{journey.First.Id}")).Text.ShouldNotContain("Mon évaluation");

        await journey.ToAsync(CommissionStage.Signed);
        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{journey.Call}/seance");
        secretary.Text.ShouldContain("Non adoptée");
        secretary.Text.ShouldNotContain("Note moyenne");
        secretary.Text.ShouldNotContain("évaluation");
        await secretary.SubmitAsync("Transmettre la proposition à l’autorité");
        var authority = await Desk.Of(app, Role.Authority).OpenAsync($"/gestion/appels/{journey.Call}/designation");
        authority.Text.ShouldContain("3 sur 3");
        authority.Text.ShouldNotContain("Note moyenne");
        await authority.SubmitAsync("Vérifier");
        await authority.SubmitAsync("Désigner");
        await PublishAsync(journey, [journey.Candidates[0], journey.Candidates[1]]);
    }

    [Fact]
    public async Task Where_no_jury_sits_the_authority_reads_the_marks_that_readers_gave_and_designates_from_them()
    {
        var plan = new CommissionPlan
        {
            Rules = CommissionPlan.RulesAt(app.Now) with { Jury = false },
            Score = (candidate, juror) => juror <= 2 ? 2 + candidate : null,
        };
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Reviewed, plan);
        var authority = Desk.Of(app, Role.Authority);
        await authority.OpenAsync($"/gestion/appels/{journey.Call}");
        authority.Text.ShouldContain("C’est à l’autorité d’agir");
        (await authority.OpenAsync($"/gestion/appels/{journey.Call}/evaluations")).Text.ShouldContain("l’autorité désigne");

        await authority.OpenAsync($"/gestion/appels/{journey.Call}/designation");
        var lines = authority.Page.QuerySelectorAll("#laureates tbody tr").Select(line => line.TextContent).ToArray();
        lines.Length.ShouldBe(3);
        lines[0].ShouldContain(journey.Candidates[2].Number);
        lines[0].ShouldContain("4,00 (2 évaluations)");
        lines[2].ShouldContain("2,00 (2 évaluations)");
        authority.Text.ShouldNotContain("Voix pour");
        var (first, second) = (journey.Candidates[2].Number, journey.Candidates[1].Number);
        await authority.SubmitAsync(
            "Vérifier", ("designees", first), ("designees", second), ($"rang-{first}", "1"), ($"rang-{second}", "2"));
        await authority.SubmitAsync("Désigner");
        await PublishAsync(journey, [journey.Candidates[2], journey.Candidates[1]]);
    }

    private async Task PublishAsync(CommissionJourney journey, Candidate[] laureates)
    {
        await app.SettleAsync();
        (await journey.Authority.GetAsync($"{journey.CallPath}/designation")).Ok().Json.GetProperty("laureates").EnumerateArray()
            .Select(number => number.GetString()).ShouldBe(laureates.Select(laureate => laureate.Number));
        var administrator = await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/appels/{journey.Call}/publication");
        await administrator.SubmitAsync("Programmer");
        await app.AdvanceToAsync(journey.EarliestPublication);
        var list = await app.Browser().OpenAsync($"/appels/{journey.Call}/laureats");
        list.Status.ShouldBe(200);
        var published = (await app.As().GetAsync($"{journey.CallPath}/laureates")).Ok().Json.GetProperty("laureates");
        published.EnumerateArray().Select(laureate => laureate.GetProperty("name").GetString()).ShouldBe(
            laureates.Select(
                laureate => $"Syndicat mixte fictif n° {journey.Candidates.Index().First(one => one.Item == laureate).Index}"));
        list.Page.Body!.TextContent.ShouldNotContain("évaluation");
    }
}
