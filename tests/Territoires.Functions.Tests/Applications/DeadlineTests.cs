using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Applications;

public sealed class DeadlineTests
{
    [Fact]
    public async Task A_submission_at_the_closing_instant_is_in_time_and_one_millisecond_later_is_late()
    {
        await using var app = await TestApp.StartAsync();
        var call = await app.OpenCallAsync();
        var applicant = app.As(Role.Applicant);
        var inTime = await applicant.CompleteDraftAsync(call, "in-time");
        var late = await applicant.CompleteDraftAsync(call, "late");

        await app.AdvanceToAsync(TestCalls.Closes);
        var receipt = (await applicant.SubmitAsync(inTime)).Ok();
        await app.AdvanceToAsync(TestCalls.Closes.AddMilliseconds(1));
        var refused = await applicant.SubmitAsync(late);

        receipt.Json.GetProperty("receivedAt").GetDateTimeOffset().ShouldBe(TestCalls.Closes);
        (refused.Status, refused.Problem).ShouldBe((409, "appel-clos"));
        (await applicant.GetAsync(late)).String("stage").ShouldBe("draft");

        await app.AdvanceToAsync(TestCalls.Closes.AddDays(30));
        (await applicant.SubmitAsync(inTime)).Ok().Text.ShouldBe(receipt.Text, "a receipt stands for ever");
    }

    [Fact]
    public async Task Before_the_opening_nothing_is_taken()
    {
        await using var app = await TestApp.StartAsync(start: new DateTimeOffset(2026, 4, 3, 6, 59, 59, TimeSpan.Zero));
        var call = await app.OpenCallAsync();
        var applicant = app.As(Role.Applicant);

        var early = await applicant.PostAsync($"/api/calls/{call}/applications", null, ("Idempotency-Key", "k"));
        await app.AdvanceToAsync(new DateTimeOffset(2026, 4, 3, 7, 0, 0, TimeSpan.Zero));
        var atOpening = await applicant.PostAsync($"/api/calls/{call}/applications", null, ("Idempotency-Key", "k"));

        (early.Status, early.Problem).ShouldBe((409, "appel-pas-encore-ouvert"));
        atOpening.Status.ShouldBe(201);
    }
}
