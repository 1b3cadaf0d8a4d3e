namespace Territoires.Orchestrations.Tests;

/// <summary>How the waves of a permanent call are waited for.</summary>
public sealed class ProgrammeWaitTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 20, 8, 0, 0, TimeSpan.Zero);
    private static readonly WavePlan Plan = new("essai", 1);

    private DateTimeOffset next = Now.AddDays(90);

    [Fact]
    public async Task The_date_of_the_next_wave_is_waited_for_to_the_end_and_the_rest_begins_anew()
    {
        var engine = new StackedContext(Now, Answer);
        var waves = new ProgrammeOrchestration().RunAsync(engine, Plan);

        engine.FireTimer(TimeSpan.FromMilliseconds(700));
        waves.IsCompleted.ShouldBeFalse("it opens in 700 milliseconds");
        engine.FireTimer();

        (await waves).ShouldBeFalse();
        engine.TimersMade.ShouldBe([next, next]);
        engine.Continued.ShouldBe([Plan]);
    }

    [Fact]
    public async Task When_no_wave_follows_nothing_is_waited_for()
    {
        next = WavePlan.NoMore;
        var engine = new StackedContext(Now, Answer);

        (await new ProgrammeOrchestration().RunAsync(engine, Plan)).ShouldBeTrue();

        engine.TimersMade.ShouldBeEmpty();
        engine.Continued.ShouldBeEmpty();
    }

    private object Answer(string activity, object? asked)
    {
        (activity, asked).ShouldBe((ActivityNames.OpenDueWave, Plan));
        return next;
    }
}
