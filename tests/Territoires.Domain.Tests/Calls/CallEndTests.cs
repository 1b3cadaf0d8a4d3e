using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Designation;
using Territoires.Domain.Instruction;
using Territoires.Domain.Selection;
using static Territoires.Domain.Calls.CallCommand;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Calls;

/// <summary>Calls that end without a list.</summary>
public sealed class CallEndTests
{
    private const string Reason = "L’enveloppe est retirée.";
    private static readonly DateTimeOffset Now = Closes.AddDays(2);

    [Fact]
    public void Whatever_is_left_undone_an_opened_call_can_be_cancelled_until_its_list_is_public()
    {
        CallState[] calls = [OpenCall, ClosedCall, PanelCall, ConvenedCall, ProposedCall, DesignatedCall, ScheduledCall];

        foreach (var call in calls)
        {
            var ended = Ended(call, new End(CallEndKind.Cancelled, Reason, AnyCandidate: true), PublishAt.AddTicks(-1));

            ended.End.ShouldBe(new CallEnd(CallEndKind.Cancelled, Reason, PublishAt.AddTicks(-1)));
            ended.Stage.ShouldBe(CallStage.Ended);
            ended.IsPublishedAt(PublishAt.AddYears(1)).ShouldBeFalse("a designation that was never public stays so");
            ended.TakesSubmissionsAt(InWindow).ShouldBeFalse();
        }

        CallDecision.Decide(ScheduledCall, new End(CallEndKind.Cancelled, Reason, AnyCandidate: true), PublishAt).Refusal
            .ShouldBe(new CallRefusal.AlreadyPublished(PublishAt, "Europe/Paris"), "though the timer be late");
    }

    [Fact]
    public void It_is_fruitless_only_when_nobody_is_left_to_designate()
    {
        Fruitless(OpenCall, anyCandidate: false).ShouldBe("StillOpen");
        Fruitless(ClosedCall, anyCandidate: false).ShouldBe("CallEnded");
        Fruitless(ClosedCall, anyCandidate: true).ShouldBe("NotFruitless");
        Fruitless(ProposedCall, anyCandidate: true).ShouldBe("NotFruitless");
        Fruitless(ProposedCall with { Proposal = new Proposal("session-1", []) }, anyCandidate: true).ShouldBe("CallEnded");
        Fruitless(DesignatedCall, anyCandidate: true).ShouldBe("NotFruitless");
        Fruitless(DesignatedCall with { Designation = new DesignatedList([], []) }, anyCandidate: true).ShouldBe("CallEnded");
    }

    [Fact]
    public void Its_reason_is_said_and_the_same_end_asked_twice_is_one()
    {
        foreach (var reason in new[] { "", "  ", new string('a', CallEnd.MaxReason + 1) })
        {
            CallDecision.Decide(ClosedCall, new End(CallEndKind.Cancelled, reason, AnyCandidate: false), Now).Refusal
                .ShouldBeOfType<CallRefusal.EndUnacceptable>().Faults.ShouldHaveSingleItem().Field.ShouldBe("reason");
        }

        var ended = Ended(ClosedCall, new End(CallEndKind.Cancelled, Reason, AnyCandidate: false), Now);
        CallDecision.Decide(ended, new End(CallEndKind.Cancelled, Reason, AnyCandidate: false), Now.AddDays(1)).Value.ShouldBeEmpty();
        foreach (var (kind, reason) in new[] { (CallEndKind.Fruitless, Reason), (CallEndKind.Cancelled, "Autre.") })
        {
            CallDecision.Decide(ended, new End(kind, reason, AnyCandidate: false), Now).Refusal
                .ShouldBe(new CallRefusal.AlreadyEnded(ended.End!, "Europe/Paris"));
        }
    }

    [Fact]
    public void Nothing_is_submitted_written_or_marked_in_a_call_that_ended()
    {
        var cancelled = Ended(OpenCall, new End(CallEndKind.Cancelled, Reason, AnyCandidate: false), InWindow);
        var submit = new ApplicationCommand.Submit(cancelled, "essai-abc234", "key-1", "digest-1");

        Name(ApplicationDecision.Decide(Draft, submit, InWindow)).ShouldBe("AlreadyEnded");
        Name(ApplicationDecision.Decide(Draft, new ApplicationCommand.Edit(Content with { Theme = "Autre ?" }, cancelled), InWindow))
            .ShouldBe("AlreadyEnded");
        Name(ApplicationDecision.Decide(Submitted, new ApplicationCommand.Withdraw(cancelled), InWindow)).ShouldBe("AlreadyEnded");
        var context = ReviewContext.Of(cancelled with { Panel = Seats }, Admissible with { Assigned = ["j1"] }, "j1");
        var write = new ReviewCommand.Write("r", "essai", "a", "j1", new Dictionary<string, int> { ["projet"] = 3 }, null, context);
        Name(ReviewDecision.Decide(null, write, InWindow)).ShouldBe("AlreadyEnded");
        ApplicationOutcome.Of(Submitted, cancelled, PublishAt.AddYears(1)).ShouldBeNull();
    }

    private static string Fruitless(CallState call, bool anyCandidate) =>
        Name(CallDecision.Decide(call, new End(CallEndKind.Fruitless, Reason, anyCandidate), Now));

    private static CallState Ended(CallState call, End end, DateTimeOffset now) =>
        CallDecision.Decide(call, end, now).Value.Aggregate(call, (state, fact) => CallEvolution.Evolve(state, fact));
}
