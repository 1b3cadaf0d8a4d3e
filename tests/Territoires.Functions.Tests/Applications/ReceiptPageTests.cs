using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Applications;

/// <summary>A receipt is read again months later: what it says comes next is true then too.</summary>
public sealed class ReceiptPageTests
{
    [Fact]
    public async Task It_names_who_carries_the_application_on_the_screen_and_on_no_paper_and_never_announces_what_came_already()
    {
        await using var app = await TestApp.StartAsync();
        var journey = await CommissionJourney.OpenAsync(app);
        var (taken, first) = (journey.Candidates[2], journey.First);
        var page = await ReceiptAsync(app, first);
        page.QuerySelector("#porteurs")!.TextContent.ShouldStartWith("Syndicat mixte fictif n° 0 ");
        page.QuerySelector("#porteurs")!.ClassList.ShouldContain("fr-no-print");
        Next(page).ShouldStartWith("Après la clôture, l’organisateur vérifie la recevabilité");

        (await journey.Applicant.PostAsync($"{taken.Path}/withdrawal")).Ok();
        Next(await ReceiptAsync(app, taken))
            .ShouldBe("Vous avez retiré cette candidature\u00a0: elle n’est plus examinée. Ce récépissé reste.");

        await journey.ToAsync(CommissionStage.Closed);
        (await journey.Secretary.PostAsync(
            $"{first.Path}/corrections", new { text = "Précisez.", parts = new[] { "project" }, deadline = "2026-05-04T12:00:00" })).Ok();
        Next(await ReceiptAsync(app, first)).ShouldContain("Une correction vous est demandée");
    }

    [Fact]
    public async Task Under_instruction_it_tells_nothing_of_it_and_from_the_publication_on_it_says_that_the_outcome_is_known()
    {
        await using var app = await TestApp.StartAsync();
        var journey = await CommissionJourney.OpenAsync(app);
        var before = Next(await ReceiptAsync(app, journey.First));

        await journey.ToAsync(CommissionStage.Scheduled);
        Next(await ReceiptAsync(app, journey.First)).ShouldBe(before);

        await journey.ToAsync(CommissionStage.Published);
        Next(await ReceiptAsync(app, journey.First)).ShouldStartWith("L’issue est connue");
    }

    private static string Next(IHtmlDocument page) => page.QuerySelector("#suite")!.TextContent;

    private static async Task<IHtmlDocument> ReceiptAsync(TestApp app, Candidate candidate) =>
        new HtmlParser().ParseDocument((await app.As(Role.Applicant).GetAsync($"/candidatures/{candidate.Id}/recepisse")).Ok().Text);
}
