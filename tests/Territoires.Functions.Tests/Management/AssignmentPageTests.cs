using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Management;

public sealed class AssignmentPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task Whoever_stepped_aside_is_shown_so_and_cannot_be_ticked()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.PanelSet);
        (await journey.Juror(2).PostAsync($"{journey.First.Path}/recusals", new { ground = "employment" })).Ok();

        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{journey.Call}/affectations");

        secretary.Text.ShouldContain("déport");
        secretary.Page.QuerySelector($"input[value='{journey.First.Id}:juror-2']").ShouldBeNull();
        secretary.Page.QuerySelector($"input[value='{journey.First.Id}:juror-1']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Members_are_called_by_their_quality_where_files_are_given_and_reviews_and_seats_are_followed()
    {
        await using var own = await TestApp.StartAsync();
        await JurorAccounts.OpenAsync(own, "juror-1");
        var administrator = await Desk.Of(own, Role.Administrator).OpenAsync("/gestion/personnes/juror-1");
        await administrator.SubmitAsync("Enregistrer", ("qualite", "Jurée des Landes"));
        var journey = await CommissionJourney.ToAsync(own, CommissionStage.Reviewed);
        (await journey.Secretary.PostAsync($"{journey.CallPath}/sessions")).Ok();

        foreach (var page in new[] { "jury", "affectations", "evaluations", "seance" })
        {
            var auditor = await Desk.Of(own, Role.Auditor).OpenAsync($"/gestion/appels/{journey.Call}/{page}");
            auditor.Text.ShouldContain("Jurée des Landes", customMessage: page);
            auditor.Text.ShouldContain("Membre du jury 2", customMessage: $"{page}: of whom nothing more is known");
        }
    }

    [Fact]
    public async Task A_juror_who_steps_aside_meanwhile_refuses_the_whole_form_and_the_ticks_stay()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.PanelSet);
        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{journey.Call}/affectations");
        (await journey.Juror(2).PostAsync($"{journey.First.Path}/recusals", new { ground = "employment" })).Ok();

        await secretary.SubmitAsync(
            "Affecter", ("affectation", $"{journey.First.Id}:juror-1"), ("affectation", $"{journey.First.Id}:juror-2"));

        secretary.Status.ShouldBe(422);
        secretary.FaultyFields.ShouldBe(["jurors"]);
        secretary.Page.QuerySelector($"input[value='{journey.First.Id}:juror-1']")!.HasAttribute("checked").ShouldBeTrue();
        secretary.Text.ShouldNotContain("affectée");
    }

    [Fact]
    public async Task An_assignment_made_by_mistake_is_taken_back_until_its_juror_wrote_something()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.PanelSet);
        await journey.AssignAsync(journey.First, "juror-1", "juror-2");
        (await journey.Juror(1).PutAsync(journey.First.MyReview, new { scores = new { projet = 3 } }, ("If-None-Match", "*"))).Ok();
        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{journey.Call}/affectations");

        await secretary.SubmitAsync($"Retirer {CommissionPlan.NameOf(0)}, {journey.First.Number}, à Membre du jury 1");
        secretary.Status.ShouldBe(409);
        secretary.Text.ShouldContain("juror-1 a déjà écrit sur cette candidature.");
        await secretary.SubmitAsync($"Retirer {CommissionPlan.NameOf(0)}, {journey.First.Number}, à Membre du jury 2");

        secretary.Status.ShouldBe(200);
        secretary.Page.QuerySelector($"input[value='{journey.First.Id}:juror-2']").ShouldNotBeNull("they may be assigned again");
        (await journey.Juror(2).PutAsync(
            journey.First.MyReview, new { scores = new { projet = 3 } }, ("If-None-Match", "*"))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_share_of_the_files_is_proposed_and_nothing_is_assigned_before_the_secretary_says_so()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.PanelSet);
        (await journey.Juror(2).PostAsync($"{journey.First.Path}/recusals", new { ground = "employment" })).Ok();
        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{journey.Call}/affectations?lecteurs=deux");
        (secretary.Status, string.Join(' ', secretary.FaultyFields)).ShouldBe((422, "lecteurs"));

        await secretary.OpenAsync($"/gestion/appels/{journey.Call}/affectations?lecteurs=2");
        var ticked = secretary.Page.QuerySelectorAll("input[name=affectation][checked]").Select(box => box.GetAttribute("value")!).ToList();
        ticked.Count.ShouldBe(2 * journey.Candidates.Count);
        ticked.ShouldNotContain($"{journey.First.Id}:juror-2");
        secretary.Text.ShouldNotContain("affectée", customMessage: "it is a proposal");
        await secretary.SubmitAsync("Affecter", [.. ticked.Select(value => ("affectation", value))]);

        await secretary.OpenAsync($"/gestion/appels/{journey.Call}/affectations?lecteurs=2");
        secretary.Page.QuerySelectorAll("input[name=affectation][checked]").ShouldBeEmpty();
        secretary.Page.QuerySelector("#repartition")!.TextContent.ShouldContain("déjà assez de membres");
    }

    [Fact]
    public async Task Ticking_nothing_is_explained()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.PanelSet);
        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{journey.Call}/affectations");

        await secretary.SubmitAsync("Affecter");

        secretary.Status.ShouldBe(422);
        secretary.Text.ShouldContain("Cochez au moins une affectation.");
    }

    [Fact]
    public async Task Without_a_jury_or_an_admissible_application_the_page_says_what_comes_first()
    {
        var journey = await CommissionJourney.OpenAsync(app);
        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{journey.Call}/affectations");

        await secretary.FollowAsync("Composer le jury");

        secretary.Title.ShouldBe("Jury");
    }
}
