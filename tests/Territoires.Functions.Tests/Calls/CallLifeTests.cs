using System.Text.Json;
using Territoires.Orchestrations;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Calls;

public sealed class CallLifeTests
{
    private static readonly DateTimeOffset Counted = TestCalls.Closes.AddMinutes(5);

    [Fact]
    public async Task A_call_opens_takes_submissions_and_closes_by_its_calendar()
    {
        await using var app = await TestApp.StartAsync(start: new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));
        var call = await app.OpenCallAsync();
        var applicant = app.As(Role.Applicant);
        await ProgressIsAsync(app, call, "coming", new DateTimeOffset(2026, 4, 3, 7, 0, 0, TimeSpan.Zero));

        await app.AdvanceToAsync(TestApp.Start);
        await ProgressIsAsync(app, call, "open", TestCalls.Closes);
        for (var i = 0; i < 3; i++)
        {
            (await applicant.SubmitAsync(await applicant.CompleteDraftAsync(call, $"draft-{i}"), $"submission-{i}")).Ok();
        }

        await applicant.CompleteDraftAsync(call, "never-submitted");

        await app.AdvanceToAsync(TestCalls.Closes);
        await ProgressIsAsync(app, call, "closing", Counted);
        (await StageAsync(app, call)).ShouldBe("open", "the closing instant is still in time");
        await app.AdvanceToAsync(Counted);

        (await StageAsync(app, call)).ShouldBe("closed");
    }

    [Fact]
    public async Task Stopped_and_started_again_the_orchestration_still_waits_for_the_same_timer()
    {
        await using var app = await TestApp.StartAsync();
        var call = await app.OpenCallAsync();
        var before = (await app.As().GetAsync($"/api/calls/{call}/progress")).Ok().Text;

        await app.RestartAsync();

        (await app.As().GetAsync($"/api/calls/{call}/progress")).Ok().Text.ShouldBe(before);
        await app.AdvanceToAsync(Counted);
        (await StageAsync(app, call)).ShouldBe("closed");
    }

    [Fact]
    public async Task A_call_is_opened_once_however_often_it_is_asked()
    {
        await using var app = await TestApp.StartAsync();
        var call = await app.OpenCallAsync();
        var administrator = app.As(Role.Administrator);
        var tag = (await administrator.GetAsync($"/api/calls/{call}")).ETag;

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => administrator.PostAsync($"/api/calls/{call}/opening")));
        await app.SettleAsync();

        (await administrator.GetAsync($"/api/calls/{call}")).ETag.ShouldBe(tag);
    }

    [Fact]
    public async Task An_administrator_follows_the_call_through_all_its_stages_to_its_outcome()
    {
        await using var app = await TestApp.StartAsync();
        var journey = await CommissionJourney.OpenAsync(app);
        var seen = new List<(CommissionStage, string, string, DateTimeOffset?)>();
        foreach (var stage in Enum.GetValues<CommissionStage>())
        {
            await journey.ToAsync(stage);
            var progress = (await journey.Administrator.GetAsync($"{journey.CallPath}/progress")).Ok();
            var next = progress.Json.GetProperty("nextTimer");
            seen.Add((stage, progress.String("stage"), progress.String("waitsFor"), next.ValueKind == System.Text.Json.JsonValueKind.Null
                ? null
                : next.GetDateTimeOffset()));
        }

        seen.ShouldBe(
        [
            (CommissionStage.Open, "open", "calendar", journey.Closes),
            (CommissionStage.Closed, "checking", EventNames.EligibilityDecided, null),
            (CommissionStage.Checked, "reviewing", EventNames.ReviewFinalised, journey.ReviewsBy),
            (CommissionStage.PanelSet, "reviewing", EventNames.ReviewFinalised, journey.ReviewsBy),
            (CommissionStage.Reviewed, "deliberating", EventNames.MinutesSigned, null),
            (CommissionStage.Convened, "deliberating", EventNames.MinutesSigned, null),
            (CommissionStage.Seated, "deliberating", EventNames.MinutesSigned, null),
            (CommissionStage.Voted, "deliberating", EventNames.MinutesSigned, null),
            (CommissionStage.Minuted, "deliberating", EventNames.MinutesSigned, null),
            (CommissionStage.Signed, "proposing", EventNames.ProposalSent, null),
            (CommissionStage.Proposed, "designating", EventNames.LaureatesDesignated, null),
            (CommissionStage.Designated, "publishing", EventNames.PublicationScheduled, null),
            (CommissionStage.Scheduled, "publishing", "calendar", journey.EarliestPublication),
            (CommissionStage.Published, "published", "nothing", null),
        ]);
        var outcome = await app.Host.DurableClient.GetInstanceAsync(InstanceIds.Call(journey.Call), getInputsAndOutputs: true);
        JsonSerializer.Deserialize<CallOutcome>(outcome!.SerializedOutput!, JsonSerializerOptions.Web)
            .ShouldBe(new CallOutcome(journey.Call, 3));
    }

    [Fact]
    public async Task Reviews_that_never_come_are_not_waited_for_after_their_deadline()
    {
        await using var app = await TestApp.StartAsync();
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.PanelSet, new CommissionPlan { Applications = 1 });
        await journey.AssignAsync(journey.First, "juror-1");

        await app.AdvanceToAsync(journey.ReviewsBy.AddMilliseconds(-1));
        (await journey.Secretary.GetAsync($"{journey.CallPath}/progress")).String("stage").ShouldBe("reviewing");
        await app.AdvanceToAsync(journey.ReviewsBy);

        (await journey.Secretary.GetAsync($"{journey.CallPath}/progress")).String("stage").ShouldBe("deliberating");
    }

    [Fact]
    public async Task Stopped_at_every_stage_the_call_goes_on_to_its_publication()
    {
        await using var app = await TestApp.StartAsync();
        var journey = await CommissionJourney.OpenAsync(app, new CommissionPlan { Applications = 1 });
        foreach (var stage in new[] { CommissionStage.Closed, CommissionStage.Reviewed, CommissionStage.Voted, CommissionStage.Proposed,
            CommissionStage.Scheduled, CommissionStage.Published })
        {
            await journey.ToAsync(stage);
            await app.RestartAsync();
        }

        (await journey.Administrator.GetAsync($"{journey.CallPath}/laureates")).Ok().Json.GetProperty("laureates")
            .GetArrayLength().ShouldBe(1);
    }

    private static async Task ProgressIsAsync(TestApp app, string call, string stage, DateTimeOffset nextTimer)
    {
        var progress = (await app.As().GetAsync($"/api/calls/{call}/progress")).Ok();
        progress.String("stage").ShouldBe(stage);
        progress.Json.GetProperty("nextTimer").GetDateTimeOffset().ShouldBe(nextTimer);
    }

    private static async Task<string> StageAsync(TestApp app, string call) =>
        (await app.As().GetAsync($"/api/calls/{call}")).Ok().String("stage");
}
