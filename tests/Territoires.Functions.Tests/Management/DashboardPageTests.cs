using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Management;

/// <summary>A jury that sits before the date of its reviews is not told that the reviews are awaited.</summary>
public sealed class DashboardPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task With_a_review_missing_and_its_date_to_come_the_dashboard_follows_the_session_the_proposal_and_the_designation()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.PanelSet);
        await journey.AssignAsync(journey.First, "juror-3");
        await journey.ToAsync(CommissionStage.Reviewed);
        var secretary = Desk.Of(app, Role.Secretary);
        (await StandsAsync(secretary, journey)).ShouldBe(("Évaluation", "C’est aux membres du jury d’agir"));

        await journey.ToAsync(CommissionStage.Convened);
        (await journey.Administrator.GetAsync($"{journey.CallPath}/progress")).String("stage")
            .ShouldBe("reviewing", "the orchestration still waits for the date");
        (await StandsAsync(secretary, journey)).ShouldBe(("Séance du jury", "C’est aux membres du jury d’agir"));
        secretary.Page.QuerySelector("#blocage")!.TextContent.ShouldContain("Candidatures sans assez de votes");
        secretary.Page.QuerySelector("#etape")!.TextContent.ShouldContain("n’attend plus");

        await journey.ToAsync(CommissionStage.Signed);
        (await StandsAsync(secretary, journey)).ShouldBe(("Proposition", "C’est au secrétariat d’agir"));
        await journey.ToAsync(CommissionStage.Proposed);
        (await StandsAsync(secretary, journey)).ShouldBe(("Désignation", "C’est à l’autorité d’agir"));
        await journey.ToAsync(CommissionStage.Designated);
        (await StandsAsync(secretary, journey)).ShouldBe(("Publication", "C’est à l’administration de l’appel d’agir"));
    }

    /// <summary>The step that is under way, and whose turn it is.</summary>
    private static async Task<(string Step, string Turn)> StandsAsync(Desk desk, CommissionJourney journey)
    {
        await desk.OpenAsync($"/gestion/appels/{journey.Call}");
        var step = desk.Page.QuerySelector("#etapes li[aria-current=step]")!.FirstChild!.TextContent.Trim();
        return (step, desk.Page.QuerySelector("main .fr-callout__title")!.TextContent.Trim());
    }
}
