using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Applications;

public sealed class OutcomePageTests
{
    private static readonly string[] Reasons = ["Hors du territoire de l’appel."];

    [Fact]
    public async Task At_the_publication_instant_each_applicant_reads_the_reasons_of_their_own_application_and_nobody_before()
    {
        await using var app = await TestApp.StartAsync();
        var journey = await CommissionJourney.OpenAsync(
            app, new CommissionPlan { Rules = CommissionPlan.RulesAt(app.Now) with { ReasonsShown = true } });
        var refused = await journey.Applicant.CompleteDraftAsync(journey.Call, "refused");
        (await journey.Applicant.SubmitAsync(refused, "refused")).Ok();
        (await journey.Secretary.PostAsync($"{refused}/eligibility", new { admissible = false, reasons = Reasons })).Ok();
        await journey.ToAsync(CommissionStage.Voted);
        (await journey.Secretary.PostAsync(
            $"{journey.SessionPath}/items/{journey.Candidates[0].Id}/reason", new { reason = "Un portage solide." })).Ok();
        await journey.ToAsync(CommissionStage.Proposed);
        var (kept, removed, added) = (journey.Candidates[0], journey.Candidates[1], journey.Candidates[2]);
        (await journey.DesignateAsync([kept, added], (removed, "Financée par ailleurs."), (added, "Seule de sa région."))).Ok();
        (await journey.ScheduleAsync(journey.EarliestPublication)).Ok();
        string[] paths = [kept.Path, removed.Path, added.Path, refused];

        await app.AdvanceToAsync(journey.EarliestPublication.AddMilliseconds(-1));
        foreach (var path in paths)
        {
            (await journey.Applicant.GetAsync($"{path}/outcome")).Status.ShouldBe(404);
            (await PageAsync(journey, path)).QuerySelector("#issue, #motif, #motifs-du-jury").ShouldBeNull();
        }

        foreach (var examined in new[] { kept, removed, added })
        {
            (await PageAsync(journey, examined.Path)).QuerySelector("#motifs, #recevabilite").ShouldBeNull();
        }

        (await PageAsync(journey, refused)).QuerySelector("#motifs")!.TextContent.Trim().ShouldBe(
            Reasons[0], "who is not admissible learns it with the decision");

        await app.AdvanceToAsync(journey.EarliestPublication);
        (await ReasonAsync(journey, kept.Path)).ShouldBe((true, null));
        (await ReasonAsync(journey, removed.Path)).ShouldBe((false, "Financée par ailleurs."));
        (await ReasonAsync(journey, added.Path)).ShouldBe((true, "Seule de sa région."));
        (await PageAsync(journey, kept.Path)).QuerySelector("#motif, #motifs").ShouldBeNull();
        (await PageAsync(journey, kept.Path)).QuerySelector("#motifs-du-jury")!.TextContent.ShouldBe("Un portage solide.");
        (await journey.Applicant.GetAsync($"{kept.Path}/outcome")).Ok().Json.GetProperty("juryReason").GetString()
            .ShouldBe("Un portage solide.");
        (await PageAsync(journey, removed.Path)).QuerySelector("#motifs-du-jury").ShouldBeNull("the jury said nothing of it");
        (await PageAsync(journey, removed.Path)).QuerySelector("#motif")!.TextContent.ShouldBe("Financée par ailleurs.");
        (await PageAsync(journey, refused)).QuerySelector("#motifs")!.TextContent.Trim().ShouldBe(Reasons[0]);
        (await PageAsync(journey, refused)).Body!.TextContent.ShouldContain("tribunal administratif");
        (await journey.Service.GetAsync($"{removed.Path}/outcome")).Status.ShouldBe(
            404, "the reasons are those of the applicant and of who decided");
    }

    [Fact]
    public async Task Where_the_rules_keep_reasons_those_of_the_jury_stay_in_its_minutes()
    {
        await using var app = await TestApp.StartAsync();
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Voted);
        (await journey.Secretary.PostAsync(
            $"{journey.SessionPath}/items/{journey.Candidates[0].Id}/reason", new { reason = "Un portage solide." })).Ok();
        await journey.ToAsync(CommissionStage.Published);

        (await journey.Secretary.GetAsync($"{journey.SessionPath}/minutes")).Ok().Text.ShouldContain("Un portage solide.");
        (await PageAsync(journey, journey.Candidates[0].Path)).Body!.TextContent.ShouldNotContain("Un portage solide.");
        (await journey.Applicant.GetAsync($"{journey.Candidates[0].Path}/outcome")).Ok().Text.ShouldNotContain("Un portage solide.");
    }

    private static async Task<(bool Laureate, string? Reason)> ReasonAsync(CommissionJourney journey, string path)
    {
        var outcome = (await journey.Applicant.GetAsync($"{path}/outcome")).Ok().Json;
        return (outcome.GetProperty("laureate").GetBoolean(), outcome.GetProperty("reason").GetString());
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> PageAsync(CommissionJourney journey, string path)
    {
        var page = (await journey.Applicant.GetAsync($"/candidatures/{path.Split('/')[^1]}")).Ok();
        return new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page.Text);
    }
}
