using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Applications;

public sealed class WithdrawalTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task Withdrawn_by_the_form_an_application_is_no_longer_examined_and_keeps_its_receipt()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Closed, new CommissionPlan { Applications = 2 });
        var browser = await SignedInAsync($"/candidatures/{journey.First.Id}");

        await browser.FollowAsync("Retirer ma candidature");
        browser.Page.Body!.TextContent.ShouldContain("Le retrait ne s’annule pas");
        await browser.SubmitAsync("Retirer la candidature");
        browser.Page.Body!.TextContent.ShouldContain("Vous avez retiré cette candidature");

        await browser.FollowAsync("Voir le récépissé");
        browser.Page.QuerySelector("#numero")!.TextContent.ShouldBe(journey.First.Number);
        (await journey.Secretary.PostAsync($"{journey.First.Path}/eligibility", new { admissible = true })).Problem
            .ShouldBe("candidature-retiree");
        (await journey.Service.PostAsync($"{journey.First.Path}/opinions", new { verdict = "favorable" })).Problem
            .ShouldBe("candidature-retiree");
        (await journey.Applicant.PostAsync($"{journey.First.Path}/withdrawal")).Status.ShouldBe(204, "asked twice, it is done once");
        (await journey.Juror(1).PostAsync($"{journey.First.Path}/withdrawal")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task The_last_application_whose_eligibility_was_awaited_can_be_the_one_withdrawn()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Closed, new CommissionPlan { Applications = 2 });
        (await journey.Secretary.PostAsync($"{journey.First.Path}/eligibility", new { admissible = true })).Ok();
        (await StageAsync(journey)).ShouldBe("checking");

        (await journey.Applicant.PostAsync($"{journey.Candidates[1].Path}/withdrawal")).Status.ShouldBe(204);
        await app.SettleAsync();

        (await StageAsync(journey)).ShouldBe("reviewing");
    }

    [Fact]
    public async Task Once_the_jury_is_convened_nothing_is_withdrawn()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Convened, new CommissionPlan { Applications = 1 });
        var browser = await SignedInAsync($"/candidatures/{journey.First.Id}/retrait");

        await browser.SubmitAsync("Retirer la candidature");

        browser.Status.ShouldBe(409);
        browser.Page.QuerySelector("#erreurs")!.TextContent.ShouldContain("ne peut plus être retirée");
    }

    private static async Task<string> StageAsync(CommissionJourney journey) =>
        (await journey.Secretary.GetAsync($"{journey.CallPath}/progress")).Ok().String("stage");

    private async Task<Browser> SignedInAsync(string address)
    {
        var browser = await app.Browser().OpenAsync(address);
        return await browser.SubmitAsync(
            "Se connecter",
            new Dictionary<string, string>
            { ["jeton"] = app.Token(new Actor("applicant-1", new HashSet<Role> { Role.Applicant }, null, [])) });
    }
}
