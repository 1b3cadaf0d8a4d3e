using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Management;

public sealed class LatenessTests
{
    [Fact]
    public async Task The_desk_says_what_a_date_of_the_calendar_did_not_see_done()
    {
        await using var app = await TestApp.StartAsync();
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.PanelSet, new CommissionPlan { Applications = 2 });
        await journey.AssignAsync(journey.First, "juror-1", "juror-2");
        (await LateAsync(journey)).ShouldBeEmpty();

        await app.AdvanceToAsync(journey.ReviewsBy);
        (await LateAsync(journey)).ShouldBeEmpty("the instant itself is in time");
        await app.AdvanceToAsync(journey.ReviewsBy.AddMinutes(1));
        (await LateAsync(journey)).ShouldBe(["Évaluations dues le 20 mai 2026 à 12 h 00 (heure de Paris) et pas encore finales : 2."]);
        (await Desk.Of(app, Role.Secretary).OpenAsync("/gestion")).Text.ShouldContain("Évaluations dues le 20 mai 2026");

        await app.AdvanceToAsync(journey.EarliestPublication.AddMinutes(1));
        (await LateAsync(journey)).Count.ShouldBe(2);
        (await journey.Secretary.PostAsync($"{journey.CallPath}/sessions")).Ok();
        (await LateAsync(journey))
            .ShouldBe(["La publication est possible depuis le 30 mai 2026 à 12 h 00 (heure de Paris), et elle n’est pas programmée."]);
    }

    [Fact]
    public async Task An_application_that_nobody_decided_on_is_late_with_the_reviews()
    {
        await using var app = await TestApp.StartAsync();
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Closed, new CommissionPlan { Applications = 1 });

        await app.AdvanceToAsync(journey.ReviewsBy.AddMinutes(1));

        (await LateAsync(journey))
            .ShouldBe(["Décisions de recevabilité encore attendues, alors que les évaluations étaient dues le 20 mai 2026 à 12 h 00 "
                + "(heure de Paris) : 1."]);
    }

    private static async Task<IReadOnlyList<string>> LateAsync(CommissionJourney journey)
    {
        var desk = await Desk.Of(journey.App, Role.Secretary).OpenAsync($"/gestion/appels/{journey.Call}");
        return [.. desk.Page.QuerySelectorAll("#retards p").Select(line => line.TextContent.Replace('\u00a0', ' '))];
    }
}
