using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;
using Territoires.Domain.Journal;
using Territoires.Domain.Jury;
using Territoires.Domain.Steps;
using Territoires.Domain.Tests.Jury;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Steps;

/// <summary>How far each step of a call is, told by what was done and never by the calendar alone.</summary>
public sealed class CallStepTests
{
    private static readonly DateTimeOffset Now = Closes.AddDays(3);
    private static readonly FactSpan Two = new(Closes.AddDays(1), Closes.AddDays(2));

    [Fact]
    public void Before_its_opening_nothing_of_a_call_is_begun()
    {
        var steps = CallStep.Of(new CallFacts(DefinedCall, null, new CallFigures(), Opens.AddDays(-1)));

        steps.Select(step => step.Kind).ShouldBe(Enum.GetValues<CallStepKind>());
        steps.ShouldAllBe(step => step.Stage == StepStage.ToCome);
    }

    [Fact]
    public void The_window_of_applications_opens_by_its_instant_and_closes_by_its_fact()
    {
        Of(OpenCall, new CallFigures(), Opens.AddSeconds(-1)).ShouldBe("started to-come");
        Of(OpenCall, new CallFigures(), Opens).ShouldBe("done started");
        Of(OpenCall, new CallFigures(), Closes.AddMinutes(1)).ShouldBe("done started");
        Of(ClosedCall, new CallFigures(), Closes.AddMinutes(6)).ShouldBe("done done");

        static string Of(CallState call, CallFigures figures, DateTimeOffset now) => string.Join(
            ' ', CallStep.Of(new CallFacts(call, null, figures, now)).Take(2).Select(step => Word(step.Stage)));
    }

    [Theory]
    [InlineData(0, false, "to-come")]
    [InlineData(1, false, "started")]
    [InlineData(3, false, "started")]
    [InlineData(0, true, "to-come")]
    [InlineData(2, true, "started")]
    [InlineData(3, true, "done")]
    public void Eligibility_is_done_when_all_are_decided_and_no_more_can_come(int decided, bool closed, string stage)
    {
        var figures = new CallFigures { Submitted = 3, Decided = decided, Decisions = Two };

        var step = Step(closed ? ClosedCall : OpenCall, figures, CallStepKind.Eligibility);

        (Word(step.Stage), step.Span).ShouldBe((stage, Two));
    }

    [Theory]
    [InlineData(0, 0, false, "to-come")]
    [InlineData(1, 0, false, "started")]
    [InlineData(6, 5, false, "started")]
    [InlineData(6, 6, false, "done")]
    [InlineData(6, 5, true, "closed")]
    [InlineData(6, 6, true, "done")]
    [InlineData(0, 0, true, "closed")]
    public void Reviews_are_done_when_the_last_is_final_and_the_convening_closes_those_that_are_not(
        int started, int final, bool convened, string stage)
    {
        var figures = new CallFigures
        {
            Submitted = 3,
            Decided = 3,
            Admissible = 3,
            ReviewsExpected = 6,
            ReviewsStarted = started,
            ReviewsFinal = final,
        };

        Word(Step(convened ? ConvenedCall : PanelCall, figures, CallStepKind.Reading).Stage).ShouldBe(stage);
    }

    [Fact]
    public void A_file_that_nobody_was_asked_to_review_keeps_the_reviews_from_being_done()
    {
        var figures = new CallFigures { Decided = 3, Submitted = 3, ReviewsExpected = 4, ReviewsStarted = 4, ReviewsFinal = 4 };

        Word(Step(PanelCall, figures with { Unassigned = 1 }, CallStepKind.Reading).Stage).ShouldBe("started");
        Word(Step(PanelCall, figures, CallStepKind.Reading).Stage).ShouldBe("done");
    }

    [Fact]
    public void Opinions_are_awaited_by_nobody_and_end_with_their_date_or_the_convening()
    {
        var given = new CallFigures { Opinions = 2, OpinionsGiven = Two };

        Word(Step(ClosedCall, given, CallStepKind.Opinions).Stage).ShouldBe("started");
        Word(Step(ConvenedCall, given, CallStepKind.Opinions).Stage).ShouldBe("done");
        Word(Step(ConvenedCall, new CallFigures(), CallStepKind.Opinions).Stage).ShouldBe("closed");
        Word(Step(ClosedCall, given, CallStepKind.Opinions, TestData.Calendar.ReviewsDue.Instant.AddSeconds(1)).Stage).ShouldBe("done");
    }

    [Fact]
    public void The_session_its_proposal_and_what_follows_are_dated_by_their_facts()
    {
        (string Type, DateTimeOffset At)[] dates =
        [
            (nameof(CallFact.CallOpened), Opens.AddDays(-3)), (nameof(CallFact.CallClosed), Closes.AddMinutes(5)),
            (nameof(CallFact.SessionConvened), Closes.AddDays(4)), (nameof(CallFact.ProposalSent), Closes.AddDays(6)),
            (nameof(CallFact.LaureatesDesignated), Closes.AddDays(7)), (nameof(CallFact.DesignationReplaced), Closes.AddDays(8)),
            (nameof(CallFact.PublicationScheduled), Closes.AddDays(9)), (nameof(JurySessionFact.MinutesSigned), Closes.AddDays(5)),
        ];
        var session = Session.Of(Seats, Session.Item("a")).Attend("j1", "j2", "j3").Vote("a", "j1+ j2+ j3+").Draft().Signed();

        var steps = CallStep.Of(new CallFacts(ScheduledCall, session, new CallFigures(), PublishAt)
        {
            Dates = [.. dates.Select(fact => new DatedFact(fact.Type, fact.At, "somebody"))],
        })
            .ToDictionary(step => step.Kind);

        steps[CallStepKind.Opening].Span.First.ShouldBe(Opens.AddDays(-3));
        steps[CallStepKind.Deposit].Span.ShouldBe(new FactSpan(Opens, Closes.AddMinutes(5)));
        steps[CallStepKind.Session].ShouldBe(new CallStep(
            CallStepKind.Session, StepStage.Done, new FactSpan(Closes.AddDays(4), Closes.AddDays(5))));
        steps[CallStepKind.Proposal].Span.Last.ShouldBe(Closes.AddDays(6));
        steps[CallStepKind.Designation].Span.Last.ShouldBe(Closes.AddDays(8), "the designation that stands");
        steps[CallStepKind.Publication].ShouldBe(new CallStep(
            CallStepKind.Publication, StepStage.Done, new FactSpan(Closes.AddDays(9), PublishAt)));
        Word(Step(ScheduledCall, new CallFigures(), CallStepKind.Publication, PublishAt.AddMilliseconds(-1)).Stage).ShouldBe("started");
    }

    [Fact]
    public void A_call_has_the_steps_that_its_rules_have()
    {
        var direct = OpenCall with
        {
            Rules = Rules with { Grid = [], Jury = false, Calendar = TestData.Calendar with { Closes = null, ReviewsBy = null } },
        };

        CallStep.Of(new CallFacts(direct, null, new CallFigures(), Now)).Select(step => step.Kind).ShouldBe(
            [CallStepKind.Opening, CallStepKind.Opinions, CallStepKind.Designation, CallStepKind.Publication]);
    }

    [Fact]
    public void Figures_count_what_stands_and_date_the_first_and_the_last()
    {
        var decided = Submitted with { Eligibility = new Eligibility(true, [], Closes.AddDays(1)), Assigned = ["j1", "j2", "j3"] };
        ApplicationState[] all =
        [
            decided with
            {
                Id = "a",
                Opinions = [new Opinion("ddt-1", Verdict.Favorable, "Oui.", Closes.AddDays(2))],
                Recusals = [new Recusal("j3", RecusalGround.Other)],
            },
            decided with
            {
                Id = "b",
                Assigned = [],
                Eligibility = new Eligibility(true, [], Closes.AddDays(9)),
                EligibilityRevisions = [new EligibilityRevision(new Eligibility(false, ["Non."], Closes.AddDays(3)), "Erreur.")],
            },
            Submitted with { Id = "c" },
            decided with { Id = "d", Stage = ApplicationStage.Withdrawn },
        ];
        ListedReview[] written =
        [
            new("a", "j1", IsFinal: true, Closes.AddDays(4), Closes.AddDays(5)), new("a", "j2", IsFinal: false, Closes.AddDays(3)),
            new("a", "j3", IsFinal: true, Closes, Closes), new("d", "j1", IsFinal: true, Closes, Closes),
        ];

        var figures = CallFigures.Of([.. all.Select(ListedApplication.Of)], written);

        figures.ShouldBe(new CallFigures
        {
            Submitted = 3,
            Withdrawn = 1,
            Decided = 2,
            Admissible = 2,
            Decisions = new FactSpan(Closes.AddDays(1), Closes.AddDays(3)),
            Opinions = 1,
            OpinionsGiven = new FactSpan(Closes.AddDays(2), Closes.AddDays(2)),
            Unassigned = 1,
            ReviewsExpected = 2,
            ReviewsStarted = 2,
            ReviewsFinal = 1,
            Reviews = new FactSpan(Closes.AddDays(3), Closes.AddDays(5)),
        });
    }

    [Fact]
    public void The_instant_of_a_fact_is_read_as_it_was_written() =>
        FactChain.InstantOf(FactChain.Instant(Closes.AddTicks(7))).ShouldBe(Closes.AddTicks(7));

    private static CallStep Step(CallState call, CallFigures figures, CallStepKind kind, DateTimeOffset? now = null) =>
        CallStep.Of(new CallFacts(call, null, figures, now ?? Now)).Single(step => step.Kind == kind);

    private static string Word(StepStage stage) => stage switch
    {
        StepStage.ToCome => "to-come",
        StepStage.Started => "started",
        StepStage.Done => "done",
        _ => "closed",
    };
}
