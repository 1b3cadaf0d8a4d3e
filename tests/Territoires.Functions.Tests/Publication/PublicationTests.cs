using Territoires.Orchestrations;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Publication;

public sealed class PublicationTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task The_list_appears_exactly_at_its_instant()
    {
        var journey = await ToAsync(CommissionStage.Designated);
        var at = journey.EarliestPublication.AddHours(1);
        var scheduled = await journey.ScheduleAsync(at);
        scheduled.Status.ShouldBe(202);
        scheduled.Json.GetProperty("at").GetDateTimeOffset().ShouldBe(at);

        await app.AdvanceToAsync(at.AddMilliseconds(-1));
        await EverywhereAsync(journey, 404);
        await app.AdvanceToAsync(at);

        await EverywhereAsync(journey, 200);
        (await app.As().GetAsync($"{journey.CallPath}/laureates")).Json.GetProperty("publishedAt").GetDateTimeOffset().ShouldBe(at);
    }

    [Fact]
    public async Task The_list_appears_at_its_instant_though_no_timer_ever_runs()
    {
        var journey = await ToAsync(CommissionStage.Scheduled);
        await app.Host.DurableClient.TerminateInstanceAsync(InstanceIds.Call(journey.Call));
        await app.SettleAsync();

        await app.AdvanceToAsync(journey.EarliestPublication.AddMilliseconds(-1));
        await EverywhereAsync(journey, 404);
        await app.AdvanceToAsync(journey.EarliestPublication);

        await EverywhereAsync(journey, 200);
        (await app.As().GetAsync($"{journey.CallPath}/progress")).String("stage").ShouldBe("published");
        (await app.As().GetAsync(journey.CallPath)).String("stage").ShouldBe("published");
    }

    [Fact]
    public async Task Never_before_the_rules_allow_it_nor_in_the_past()
    {
        var journey = await ToAsync(CommissionStage.Designated);
        await RefusedAsync(journey, journey.EarliestPublication.AddMilliseconds(-1));
        await RefusedAsync(journey, app.Now.AddDays(-1));

        await app.AdvanceToAsync(journey.EarliestPublication.AddDays(2));
        await RefusedAsync(journey, journey.EarliestPublication.AddDays(1));
        await RefusedAsync(journey, app.Now.AddMilliseconds(-1));

        await EverywhereAsync(journey, 404);
        (await journey.ScheduleAsync(app.Now)).Status.ShouldBe(202, "now is not before now");
        await EverywhereAsync(journey, 200);
    }

    [Fact]
    public async Task Nothing_is_published_before_the_designation()
    {
        var journey = await ToAsync(CommissionStage.Proposed);

        var early = await journey.ScheduleAsync(journey.EarliestPublication);

        (early.Status, early.Problem).ShouldBe((409, "designation-absente"));
    }

    [Fact]
    public async Task Until_it_comes_the_instant_may_be_set_anew()
    {
        var journey = await ToAsync(CommissionStage.Scheduled);
        var (first, later, sooner) =
            (journey.EarliestPublication, journey.EarliestPublication.AddDays(3), journey.EarliestPublication.AddDays(2));

        (await journey.ScheduleAsync(later)).Ok();
        await app.AdvanceToAsync(first);
        await EverywhereAsync(journey, 404);
        (await journey.ScheduleAsync(sooner)).Ok();
        await app.SettleAsync();
        (await journey.Administrator.GetAsync($"{journey.CallPath}/progress")).Json.GetProperty("nextTimer")
            .GetDateTimeOffset().ShouldBe(sooner);
        await app.AdvanceToAsync(sooner.AddMilliseconds(-1));
        await EverywhereAsync(journey, 404);
        await app.AdvanceToAsync(sooner);

        await EverywhereAsync(journey, 200);
        var after = await journey.ScheduleAsync(later);
        (after.Status, after.Problem).ShouldBe((409, "deja-publie"));
        (await journey.ScheduleAsync(sooner)).Status.ShouldBe(202, "the same instant again changes nothing");
        await app.AdvanceToAsync(later);
        (await app.As().GetAsync($"{journey.CallPath}/laureates")).Json.GetProperty("publishedAt").GetDateTimeOffset().ShouldBe(sooner);
    }

    [Theory]
    [InlineData("""{ "at": "demain" }""")]
    [InlineData("""{ "at": 20260101 }""")]
    [InlineData("""{ "at": "2026-11-02T10:00:00+01:00", "now": true }""")]
    [InlineData("{}")]
    public async Task What_is_not_an_instant_is_refused(string json)
    {
        var journey = await CommissionJourney.OpenAsync(app, new CommissionPlan { Applications = 0 });

        var reply = await journey.Administrator.SendAsync(
            HttpMethod.Post, $"{journey.CallPath}/publication", Caller.Bytes(System.Text.Encoding.UTF8.GetBytes(json), "application/json"));

        (reply.Status, reply.Problem).ShouldBe((400, "json-invalide"));
    }

    [Fact]
    public async Task Only_the_administrator_publishes()
    {
        var journey = await CommissionJourney.OpenAsync(app, new CommissionPlan { Applications = 0 });
        foreach (var role in Enum.GetValues<Role>().Where(role => role is not (Role.Public or Role.Administrator)))
        {
            (await app.As(role).PostAsync($"{journey.CallPath}/publication", new { at = journey.EarliestPublication })).Status
                .ShouldBe(403, role.ToString());
        }
    }

    /// <summary>For everybody, whoever they are.</summary>
    private async Task EverywhereAsync(CommissionJourney journey, int status)
    {
        foreach (var caller in new[] { app.As(), journey.Applicant, journey.Secretary, journey.Administrator })
        {
            foreach (var address in new[]
                { $"{journey.CallPath}/laureates", $"/appels/{journey.Call}/laureats.json",
                    $"/appels/{journey.Call}/laureats.csv", $"/appels/{journey.Call}/laureats.xlsx",
                    $"/appels/{journey.Call}/laureats.geojson",
                    $"/appels/{journey.Call}/laureats/syndicat-mixte-fictif-n-0" })
            {
                (await caller.GetAsync(address)).Status.ShouldBe(status, address);
            }

            // The address of the list says from when on it will be there.
            var page = await caller.GetAsync($"/appels/{journey.Call}/laureats");
            (page.Status, page.Text.Contains("<table", StringComparison.Ordinal)).ShouldBe((200, status == 200));
        }
    }

    private static async Task RefusedAsync(CommissionJourney journey, DateTimeOffset at)
    {
        var reply = await journey.ScheduleAsync(at);
        (reply.Status, reply.Problem).ShouldBe((409, "publication-trop-tot"));
    }

    private Task<CommissionJourney> ToAsync(CommissionStage stage) =>
        CommissionJourney.ToAsync(app, stage, new CommissionPlan { Applications = 2, Score = (_, _) => null });
}
