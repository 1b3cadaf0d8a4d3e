using Territoires.Tests.TestSupport;

namespace Territoires.Orchestrations.Tests;

/// <summary>
/// Histories of every published version of an orchestration: they must replay for ever, because a call that began under
/// them may still be running.
/// </summary>
public sealed class CallHistoryTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Histories");

    public static TheoryData<string> Kept => [.. Directory.GetFiles(Folder, "call-*.json").Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(Kept))]
    public void A_kept_history_replays(string file)
    {
        var turn = KeptTurn.Read(File.ReadAllText(Path.Combine(Folder, file)));

        turn.ReplayedAnswer().ShouldBe(turn.Answer);
    }

    [Fact]
    public void A_sabotaged_history_fails_and_names_both_sides()
    {
        var history = File.ReadAllText(Path.Combine(Folder, "call-1.json"));
        var sabotaged = KeptTurn.Read(history.Replace(ActivityNames.CloseCall, "ForgetCall", StringComparison.Ordinal));

        var answer = sabotaged.ReplayedAnswer();

        answer.ShouldContain("ORCHESTRATION_STATUS_FAILED");
        answer.ShouldContain("ForgetCall");
        answer.ShouldContain(ActivityNames.CloseCall);
    }

    [Fact]
    public async Task The_history_of_today_is_one_that_is_kept()
    {
        await using var app = await TestApp.StartAsync(start: new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Published, new CommissionPlan { Rules = TestCalls.Rules });

        var history = await app.Host.ExportHistoryAsync(InstanceIds.Call(journey.Call));

        KeptHistories.OfTheRepository().Match(Named(history, journey));
    }

    [Fact]
    public async Task The_history_of_a_call_that_is_put_off_before_and_after_its_closing_is_one_that_is_kept()
    {
        await using var app = await TestApp.StartAsync(start: new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));
        var journey = await CommissionJourney.OpenAsync(app, new CommissionPlan { Rules = TestCalls.Rules, Applications = 1 });
        (await journey.ExtendAsync(journey.Closes.AddDays(3), "Panne.")).Ok();
        await journey.ToAsync(CommissionStage.Closed);
        (await journey.ExtendAsync(journey.Closes.AddDays(7), "Panne.")).Ok();
        await journey.ToAsync(CommissionStage.Published);

        var history = await app.Host.ExportHistoryAsync(InstanceIds.Call(journey.Call));

        KeptHistories.OfTheRepository().Match(Named(history, journey));
    }

    [Fact]
    public async Task The_history_of_a_call_that_ends_without_a_list_is_one_that_is_kept()
    {
        await using var app = await TestApp.StartAsync(start: new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));
        var journey = await CommissionJourney.ToAsync(
            app, CommissionStage.Closed, new CommissionPlan { Rules = TestCalls.Rules, Applications = 1 });
        (await journey.Administrator.PostAsync($"{journey.CallPath}/end", new { kind = "cancelled", reason = "Ouvert par erreur." })).Ok();
        await app.SettleAsync();

        var history = await app.Host.ExportHistoryAsync(InstanceIds.Call(journey.Call));

        history.ShouldContain("ORCHESTRATION_STATUS_COMPLETED");
        KeptHistories.OfTheRepository().Match(Named(history, journey));
    }

    [Fact]
    public async Task The_history_of_a_call_to_which_nobody_applies_and_on_which_no_jury_sits_is_one_that_is_kept()
    {
        await using var app = await TestApp.StartAsync(start: new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));
        var call = await app.OpenCallAsync(TestCalls.Rules with
        {
            Calendar = TestCalls.Rules.Calendar with { Closes = null, ReviewsBy = null },
            Grid = [],
            RequiredDocuments = [],
            Jury = false,
        });
        await app.AdvanceToAsync(new DateTimeOffset(2026, 4, 4, 0, 0, 0, TimeSpan.Zero));
        var file = (await app.As(Role.Secretary).PostAsync(
            $"/api/calls/{call}/files",
            new { title = "Roubaix", bodies = new[] { new { written = "Roubaix", code = "59512" } } }, ("Idempotency-Key", "rbx-1"))).Ok();
        await app.SettleAsync();
        var designation = new { laureates = new[] { file.String("number") } };
        (await app.As(Role.Authority).PostAsync($"/api/calls/{call}/designation", designation)).Ok();
        await app.SettleAsync();
        var publication = new { at = "2026-11-02T10:00:00Z" };
        (await app.As(Role.Administrator).PostAsync($"/api/calls/{call}/publication", publication)).Ok();
        await app.AdvanceToAsync(new DateTimeOffset(2026, 11, 3, 0, 0, 0, TimeSpan.Zero));

        var history = await app.Host.ExportHistoryAsync(InstanceIds.Call(call));

        history.ShouldContain("ORCHESTRATION_STATUS_COMPLETED");
        history = history.Replace(file.String("id"), $"{1:D32}", StringComparison.Ordinal);
        KeptHistories.OfTheRepository().Match(history.Replace(call, "essai", StringComparison.Ordinal));
    }

    /// <summary>What is drawn anew at each run gets a name that stays.</summary>
    private static string Named(string history, CommissionJourney journey)
    {
        foreach (var (candidate, i) in journey.Candidates.Select((candidate, i) => (candidate, i)))
        {
            history = history.Replace(candidate.Id, $"{i + 1:D32}", StringComparison.Ordinal);
        }

        return history.Replace(journey.Call, "essai", StringComparison.Ordinal);
    }
}
