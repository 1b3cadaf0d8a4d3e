using Microsoft.Extensions.DependencyInjection;
using Territoires.Embedded.FunctionsHost.Tests.SampleApp;

namespace Territoires.Embedded.FunctionsHost.Tests;

public sealed class TimerTests : IDisposable
{
    private static readonly DateTimeOffset Noon = DateTimeOffset.Parse(AppStart.Noon, System.Globalization.CultureInfo.InvariantCulture);
    private readonly AppStart start = new();

    public void Dispose() => start.Dispose();

    [Fact]
    public async Task After_a_jump_a_timer_trigger_fires_once_and_late_at_the_instant_reached()
    {
        await using var app = await start.SampleAsync();
        await app.AdvanceToAsync(Noon.AddMinutes(59));
        Sweeps(app).ShouldBeEmpty();
        await app.AdvanceToAsync(Noon.AddHours(1));
        await app.AdvanceToAsync(Noon.AddHours(5).AddMinutes(30));
        await app.AdvanceToAsync(Noon.AddHours(5).AddMinutes(40));
        Sweeps(app).ShouldBe(
        [
            "Sweep at 13:00 late False last 00:00 next 14:00",
            "Sweep at 17:30 late True last 13:00 next 18:00",
        ]);
        app.Services.GetRequiredService<Witness>().Seen.ShouldContain("after timerTrigger Sweep");
    }

    [Fact]
    public async Task On_the_system_clock_a_timer_trigger_fires_by_itself()
    {
        await using var app = await start.SampleAsync(clock: null);
        (await app.Services.GetRequiredService<Witness>().Ticked.Task.WaitAsync(TimeSpan.FromSeconds(10))).ShouldBeFalse();
    }

    [Theory]
    [InlineData("0 0 * * * *", "2026-03-02T12:00:00Z", "2026-03-02T13:00:00Z")]
    [InlineData("*/15 * * * * *", "2026-03-02T12:00:14.9Z", "2026-03-02T12:00:15Z")]
    [InlineData("30 5/20 8-10,14 * * 1-5", "2026-03-06T14:45:30Z", "2026-03-09T08:05:30Z")]
    [InlineData("0 0 0 29 2 *", "2026-03-02T12:00:00Z", "2028-02-29T00:00:00Z")]
    [InlineData("59 59 23 31 12 *", "2026-12-31T23:59:59Z", "2027-12-31T23:59:59Z")]
    [InlineData("0 0 9 13 * 5", "2026-03-02T12:00:00Z", "2026-03-13T09:00:00Z")]
    [InlineData("0 0 9 13 * 5", "2026-03-13T09:00:00Z", "2026-11-13T09:00:00Z")]
    public void The_next_due_instant_is_strictly_later(string schedule, string after, string next) =>
        NcrontabSchedule.Parse(schedule).Next(Instant(after)).ShouldBe(Instant(next));

    [Theory]
    [InlineData("0 * * * *")]
    [InlineData("60 0 0 * * *")]
    [InlineData("0 0 0 0 * *")]
    [InlineData("0 0 0 * * 7")]
    [InlineData("0 0 0 30 2 *")]
    [InlineData("0 */0 * * * *")]
    [InlineData("0 5-1 * * * *")]
    [InlineData("0 1, * * * *")]
    [InlineData("0 0 0 * JAN *")]
    [InlineData("00:05:00")]
    [InlineData("%Schedule%")]
    public void An_expression_that_would_be_misread_is_refused(string schedule) =>
        Should.Throw<FormatException>(() => NcrontabSchedule.Parse(schedule));

    private static IEnumerable<string> Sweeps(EmbeddedApp app) =>
        app.Services.GetRequiredService<Witness>().Seen.Where(what => what.StartsWith("Sweep", StringComparison.Ordinal));

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
