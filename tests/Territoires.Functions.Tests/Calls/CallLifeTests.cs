using Territoires.Functions.Identity;
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
        var outcome = await app.Host.DurableClient.GetInstanceAsync($"call-{call}", getInputsAndOutputs: true);
        outcome!.ReadOutputAs<Orchestrations.CallOutcome>().ShouldBe(new Orchestrations.CallOutcome(call, 3));
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

    private static async Task ProgressIsAsync(TestApp app, string call, string stage, DateTimeOffset nextTimer)
    {
        var progress = (await app.As().GetAsync($"/api/calls/{call}/progress")).Ok();
        progress.String("stage").ShouldBe(stage);
        progress.Json.GetProperty("nextTimer").GetDateTimeOffset().ShouldBe(nextTimer);
    }

    private static async Task<string> StageAsync(TestApp app, string call) => (await app.As().GetAsync($"/api/calls/{call}")).Ok().String("stage");
}
