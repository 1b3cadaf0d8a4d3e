using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using static Territoires.Domain.Calls.CallCommand;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Designation;

/// <summary>The proposal is a, b; c and d are admissible.</summary>
public sealed class AnswerOverlapTests
{
    private static readonly DateTimeOffset Now = Closes.AddDays(100);
    private static readonly FilePair Pair = FilePair.Of(Eligible[1], Eligible[0]);

    [Fact]
    public void Two_files_that_meet_are_designated_together_only_once_somebody_said_that_they_are_distinct()
    {
        var both = new Designate([Eligible[0], Eligible[1]], [], Eligible, Meeting: [Pair]);

        var refusal = CallDecision.Decide(ProposedCall, both, Now).Refusal.ShouldBeOfType<CallRefusal.OverlapsUnanswered>();
        (refusal.CallId, refusal.Pairs.ShouldHaveSingleItem()).ShouldBe((ProposedCall.Id, Pair));
        Name(CallDecision.Decide(After(ProposedCall, new AnswerOverlap(Pair, "Deux sites.", Meet: true)), both, Now))
            .ShouldBe("LaureatesDesignated");
    }

    [Fact]
    public void A_reserve_that_meets_a_laureate_waits_for_the_answer_too_for_it_may_move_up()
    {
        var pair = FilePair.Of(Eligible[0], Eligible[2]);
        var reserve = new SetReserve([Eligible[2]], Eligible, 0, [pair]);

        CallDecision.Decide(DesignatedCall, reserve, Now).Refusal.ShouldBeOfType<CallRefusal.OverlapsUnanswered>().Pairs.ShouldBe([pair]);
        Name(CallDecision.Decide(After(DesignatedCall, new AnswerOverlap(pair, "Deux sites.", Meet: true)), reserve, Now))
            .ShouldBe("ReserveSet");
    }

    [Fact]
    public void The_overlap_is_said_before_the_reasons_of_departures_are_asked_for()
    {
        var other = FilePair.Of(Eligible[0], Eligible[2]);
        var departing = new Designate([Eligible[0], Eligible[2]], [], Eligible, Meeting: [other, Pair]);

        CallDecision.Decide(ProposedCall, departing, Now).Refusal.ShouldBeOfType<CallRefusal.OverlapsUnanswered>().Pairs
            .ShouldBe([other], "the other pair is not designated together");
    }

    [Fact]
    public void A_designation_that_replaces_another_is_held_to_it_too()
    {
        var anew = new Designate([Eligible[1], Eligible[0]], [new("essai-a", "Motif."), new("essai-b", "Motif.")], Eligible, "Une erreur.",
            Meeting: [Pair]);

        Name(CallDecision.Decide(DesignatedCall, anew, Now)).ShouldBe("OverlapsUnanswered");
        Name(CallDecision.Decide(After(DesignatedCall, new AnswerOverlap(Pair, "Deux sites.", Meet: true)), anew, Now))
            .ShouldBe("DesignationReplaced");
    }

    [Fact]
    public void An_answer_has_a_reason_can_be_given_anew_and_is_of_the_two_whichever_is_named_first()
    {
        var answered = After(ProposedCall, new AnswerOverlap(Pair, " Deux sites. ", Meet: true));

        answered.AnswerTo(FilePair.Of(Eligible[0], Eligible[1]))!.ShouldBe(
            new OverlapAnswer(Eligible[0], Eligible[1], "Deux sites.", Now));
        Answer(answered, new AnswerOverlap(Pair, "Deux sites.", Meet: true)).ShouldBe("nothing");
        var anew = After(answered, new AnswerOverlap(Pair, "Deux projets.", Meet: true));
        anew.OverlapAnswers.ShouldHaveSingleItem().Reason.ShouldBe("Deux projets.");
        Answer(ProposedCall, new AnswerOverlap(Pair, " ", Meet: true)).ShouldBe("OverlapUnacceptable");
        Answer(ProposedCall, new AnswerOverlap(Pair, new string('a', OverlapAnswer.MaxReason + 1), Meet: true))
            .ShouldBe("OverlapUnacceptable");
        Answer(ProposedCall, new AnswerOverlap(Pair, "Deux sites.", Meet: false)).ShouldBe("NoOverlap");
    }

    [Fact]
    public void Once_the_list_is_public_nothing_is_answered_any_more()
    {
        var answer = new AnswerOverlap(Pair, "Deux sites.", Meet: true);

        Name(CallDecision.Decide(ScheduledCall, answer, PublishAt.AddMilliseconds(-1))).ShouldBe("OverlapAnswered");
        Name(CallDecision.Decide(ScheduledCall, answer, PublishAt)).ShouldBe("AlreadyPublished");
    }

    private static string Answer(CallState call, CallCommand command) => Name(CallDecision.Decide(call, command, Now));

    private static CallState After(CallState call, CallCommand command) =>
        CallDecision.Decide(call, command, Now).Value.Aggregate(call, CallEvolution.Evolve);
}
