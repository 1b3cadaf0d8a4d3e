using Territoires.Tests.TestSupport;

namespace Territoires.Orchestrations.Tests;

/// <summary>Histories of permanent calls: planned under one version, gone on with under another.</summary>
public sealed class ProgrammeHistoryTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Histories");

    public static TheoryData<string> Kept => [.. Directory.GetFiles(Folder, "programme-*.json").Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(Kept))]
    public void A_kept_history_replays(string file)
    {
        var turn = KeptTurn.Read(File.ReadAllText(Path.Combine(Folder, file)));

        turn.ReplayedAnswer(new ProgrammeOrchestration()).ShouldBe(turn.Answer);
    }

    [Fact]
    public async Task The_histories_of_today_while_a_wave_is_waited_for_and_at_the_end_are_kept()
    {
        await using var app = await TestApp.StartAsync(start: new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));
        var call = await app.OpenCallAsync();
        var path = await app.DefineProgrammeAsync("essai");
        var administrator = app.As(Role.Administrator);
        (await administrator.PostAsync($"{path}/calls", new { call })).Ok();
        (await administrator.PostAsync($"{path}/waves", new { days = 30, until = "2026-08-31" })).Ok();
        await app.SettleAsync();
        var waiting = await app.Host.ExportHistoryAsync(InstanceIds.Programme(new WavePlan("essai", 1)));
        await app.AdvanceToAsync(new DateTimeOffset(2026, 7, 30, 7, 0, 1, TimeSpan.Zero));
        var ended = await app.Host.ExportHistoryAsync(InstanceIds.Programme(new WavePlan("essai", 1)));

        waiting.ShouldContain("createTimer");
        ended.ShouldContain("ORCHESTRATION_STATUS_COMPLETED");
        KeptHistories.OfTheRepository("programme").Match(waiting);
        KeptHistories.OfTheRepository("programme").Match(ended);
    }
}
