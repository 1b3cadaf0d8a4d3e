using Territoires.Tests.TestSupport;

namespace Territoires.Orchestrations.Tests;

/// <summary>Histories of reminders: promised under one version, kept under another.</summary>
public sealed class ReminderHistoryTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Histories");

    public static TheoryData<string> Kept => [.. Directory.GetFiles(Folder, "reminder-*.json").Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(Kept))]
    public void A_kept_history_replays(string file)
    {
        var turn = KeptTurn.Read(File.ReadAllText(Path.Combine(Folder, file)));

        turn.ReplayedAnswer(new ReminderOrchestration()).ShouldBe(turn.Answer);
    }

    [Fact]
    public async Task The_history_of_today_is_one_that_is_kept()
    {
        await using var app = await TestApp.StartAsync(start: new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));
        var journey = await CommissionJourney.OpenAsync(app, new CommissionPlan { Rules = TestCalls.Rules, Applications = 1 });
        await journey.ToAsync(CommissionStage.Closed);

        var history = await app.Host.ExportHistoryAsync(
            InstanceIds.Reminder(new ReminderPlan(journey.Call, ReminderKinds.Drafts, journey.Closes.AddDays(-7))));

        history.ShouldContain("ORCHESTRATION_STATUS_COMPLETED");
        KeptHistories.OfTheRepository("reminder").Match(history.Replace(journey.Call, "essai", StringComparison.Ordinal));
    }
}
