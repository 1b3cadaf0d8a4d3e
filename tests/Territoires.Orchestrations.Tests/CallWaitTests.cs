namespace Territoires.Orchestrations.Tests;

/// <summary>What a call does with events and timers as the real engine gives them, which is not as one would wish.</summary>
public sealed class CallWaitTests
{
    private static readonly DateTimeOffset Opens = new(2026, 4, 3, 7, 0, 0, TimeSpan.Zero);
    private static readonly CallPlan Plan = new("essai", Opens, Opens.AddDays(60), Opens.AddDays(120));
    private static readonly CallPlan PutOff = Plan with { Closes = Plan.Closes!.Value.AddDays(7) };
    private static readonly FactNotice Notice = new("applications/essai/1", 1);
    private static readonly TimeSpan Early = TimeSpan.FromMilliseconds(700);

    private static readonly string[] Milestones =
    [
        EventNames.EligibilityDecided, EventNames.ReviewFinalised, EventNames.MinutesSigned, EventNames.ProposalSent,
        EventNames.LaureatesDesignated, EventNames.PublicationScheduled,
    ];

    private readonly HashSet<string> reached = new(StringComparer.Ordinal);
    private readonly StackedContext engine;
    private (string Activity, Action Act)? meanwhile;
    private DateTimeOffset publication = Opens;
    private bool isPublished = true;

    public CallWaitTests() => engine = new StackedContext(Opens.AddDays(-1), Answer);

    [Fact]
    public async Task After_an_extension_an_event_that_comes_between_the_question_and_the_next_wait_wakes_the_call()
    {
        var call = RunAsync();
        Pass(3);
        engine.Stage.ShouldBe(CallProgressStage.Checking);
        engine.Raise(EventNames.DeadlineExtended, Notice);
        engine.Stage.ShouldBe(CallProgressStage.Open, "the closing was put off");
        Pass(1);

        // The last decision falls while the milestone is asked, whose answer is already on its way.
        meanwhile = (ActivityNames.AskMilestone, () => Happen(EventNames.EligibilityDecided));
        Pass(1);

        engine.Stage.ShouldBe(CallProgressStage.Reviewing);
        await EndAsync(call);
    }

    [Fact]
    public async Task An_extension_that_comes_while_the_submissions_are_counted_reopens_the_call()
    {
        var call = RunAsync();
        Pass(2);
        meanwhile = (ActivityNames.CloseCall, () => engine.Raise(EventNames.DeadlineExtended, Notice));
        Pass(1);

        engine.Stage.ShouldBe(CallProgressStage.Open);
        Pass(2);
        engine.Stage.ShouldBe(CallProgressStage.Checking);
        Happen(EventNames.EligibilityDecided);
        await EndAsync(call);
    }

    [Fact]
    public async Task After_reviews_that_the_date_ended_a_late_event_disturbs_nothing()
    {
        var call = RunAsync();
        Pass(3);
        Happen(EventNames.EligibilityDecided);
        Pass(1);
        engine.Stage.ShouldBe(CallProgressStage.Deliberating);

        Happen(EventNames.ReviewFinalised);

        engine.Stage.ShouldBe(CallProgressStage.Deliberating);
        await EndAsync(call);
    }

    [Fact]
    public async Task A_publication_that_is_put_off_is_waited_for_anew_as_often_as_it_is()
    {
        var call = RunAsync();
        Pass(3);
        foreach (var milestone in Milestones[..^1])
        {
            Happen(milestone);
        }

        publication = Opens.AddDays(200);
        Happen(EventNames.PublicationScheduled);
        publication = Opens.AddDays(210);
        engine.Raise(EventNames.PublicationScheduled, Notice);
        publication = Opens.AddDays(220);
        engine.Raise(EventNames.PublicationScheduled, Notice);
        engine.FireTimer();

        (await call).CallId.ShouldBe("essai");
        engine.TimersMade[^3..].ShouldBe([Opens.AddDays(200), Opens.AddDays(210), Opens.AddDays(220)]);
    }

    [Fact]
    public async Task A_timer_that_fires_early_is_set_again_until_the_date_is_past()
    {
        var call = RunAsync();

        engine.FireTimer(Early);
        engine.Stage.ShouldBe(CallProgressStage.Coming, "it opens in 700 milliseconds");
        engine.FireTimer();
        engine.FireTimer(Early);
        engine.Stage.ShouldBe(CallProgressStage.Open, "it closes in 700 milliseconds");
        engine.FireTimer();
        engine.FireTimer(Early);
        engine.Stage.ShouldBe(CallProgressStage.Closing);
        engine.FireTimer();

        engine.Stage.ShouldBe(CallProgressStage.Checking);
        DateTimeOffset[] dates = [Opens, Plan.Closes!.Value, Plan.Closes.Value + CallPlan.LongestRequest];
        engine.TimersMade.ShouldBe(dates.SelectMany(date => new[] { date, date }), "each a second time, because each was early once");
        Happen(EventNames.EligibilityDecided);
        await EndAsync(call);
    }

    /// <summary>How many dates come, then how many milestones, before the end.</summary>
    [Theory]
    [InlineData(0, 0, CallProgressStage.Coming)]
    [InlineData(1, 0, CallProgressStage.Open)]
    [InlineData(2, 0, CallProgressStage.Closing)]
    [InlineData(3, 0, CallProgressStage.Checking)]
    [InlineData(3, 1, CallProgressStage.Reviewing)]
    [InlineData(3, 2, CallProgressStage.Deliberating)]
    [InlineData(3, 3, CallProgressStage.Proposing)]
    [InlineData(3, 4, CallProgressStage.Designating)]
    [InlineData(3, 5, CallProgressStage.Publishing)]
    [InlineData(3, 6, CallProgressStage.Publishing)]
    public async Task A_call_that_ends_without_a_list_is_waited_for_no_more_wherever_it_stands(int dates, int milestones, string stage)
    {
        publication = Opens.AddDays(200);
        var call = RunAsync();
        Pass(dates);
        foreach (var milestone in Milestones.Take(milestones))
        {
            Happen(milestone);
        }

        engine.Stage.ShouldBe(stage);
        engine.Raise(EventNames.CallEnded, Notice);
        engine.Stage.ShouldBe(stage, "the truth says that it did not end");
        Happen(EventNames.CallEnded);

        call.IsCompleted.ShouldBeTrue();
        engine.Stage.ShouldBe(CallProgressStage.Ended);
        (await call).Submissions.ShouldBe(dates == 3 ? 3 : 0);
    }

    [Fact]
    public async Task A_call_that_ends_while_its_instant_of_publication_comes_is_not_published()
    {
        publication = Opens.AddDays(200);
        var call = RunAsync();
        Pass(3);
        foreach (var milestone in Milestones)
        {
            Happen(milestone);
        }

        // It ended before the instant, and the news of it comes after the timer.
        (isPublished, publication) = (false, CallPlan.NeverPublished);
        engine.FireTimer();
        call.IsCompleted.ShouldBeFalse();
        Happen(EventNames.CallEnded);

        (await call).CallId.ShouldBe("essai");
        engine.Stage.ShouldBe(CallProgressStage.Ended);
    }

    private Task<CallOutcome> RunAsync()
    {
        // Each event is followed to its end before the next, as in a turn of the engine.
        SynchronizationContext.SetSynchronizationContext(null);
        return new CallOrchestration().RunAsync(engine, Plan);
    }

    /// <summary>That many dates come, one after the other.</summary>
    private void Pass(int dates)
    {
        for (var i = 0; i < dates; i++)
        {
            engine.FireTimer();
        }
    }

    private void Happen(string milestone)
    {
        reached.Add(milestone);
        engine.Raise(milestone, Notice);
    }

    private async Task EndAsync(Task<CallOutcome> call)
    {
        foreach (var milestone in Milestones.Where(milestone => !reached.Contains(milestone)))
        {
            Happen(milestone);
        }

        call.IsCompleted.ShouldBeTrue($"the call waits for ever in {engine.Stage}");
        (await call).Submissions.ShouldBe(3);
        engine.Stage.ShouldBe(CallProgressStage.Published);
    }

    private object Answer(string activity, object? input)
    {
        object truth = activity switch
        {
            ActivityNames.CloseCall => 3,
            ActivityNames.ReadCallPlan => PutOff,
            ActivityNames.AskMilestone => reached.Contains(((MilestoneQuestion)input!).Event),
            ActivityNames.ReadPublicationInstant => publication,
            ActivityNames.NotePublished => isPublished,
            _ => true,
        };
        if (meanwhile is { } once && once.Activity == activity)
        {
            meanwhile = null;
            once.Act();
        }

        return truth;
    }
}
