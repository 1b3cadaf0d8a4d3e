using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Publication;
using static Territoires.Domain.Calls.CallCommand;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Publication;

/// <summary>The reserve, and the versions of a list that is public.</summary>
public sealed class ListVersionTests
{
    private const string Reason = "Le projet est abandonné.";

    private static readonly DateTimeOffset Later = PublishAt.AddDays(1);
    private static readonly ShownLaureate Shown = ShownLaureate.Of(Rules, Content with { PhotoCredit = "Commune" });
    private static readonly CallState Reserved = Do(ScheduledCall, new SetReserve([Eligible[2]], Eligible, 0), Closes);

    [Fact]
    public void Version_one_is_the_designation_and_each_change_makes_one_more_that_leaves_the_others()
    {
        var corrected = Shown with { Bodies = ["Syndicat mixte de l’Essai"], Theme = "Comment faire mieux ?" };
        var call = Do(Reserved, Correct(corrected, seen: 1), Later);
        call = Do(call, new WithdrawLaureate("essai-a", Reason, 2), Later.AddDays(1));
        call = Do(call, new CallReserve("Une place est libre.", 3), Later.AddDays(2));

        ListVersion.LatestOf(call).ShouldBe(4);
        Numbers(call, 1).ShouldBe(["essai-a", "essai-b"]);
        Numbers(call, 2).ShouldBe(["essai-a", "essai-b"]);
        Numbers(call, 3).ShouldBe(["essai-b"]);
        Numbers(call, 4).ShouldBe(["essai-b", "essai-c"]);
        ListVersion.Of(call, 1)!.CorrectedOf("b").ShouldBeNull();
        ListVersion.Of(call, 2)!.CorrectedOf("b")!.IsSame(corrected).ShouldBeTrue();
        ListVersion.Of(call, 3)!.Reserve.ShouldBe([Eligible[2]]);
        ListVersion.Of(call)!.Reserve.ShouldBeEmpty();
        call.ListChanges.Select(change => (change.Kind, change.Reason, change.At)).ShouldBe(
        [
            (ListChangeKind.Corrected, "Une coquille.", Later), (ListChangeKind.Withdrew, Reason, Later.AddDays(1)),
            (ListChangeKind.Called, "Une place est libre.", Later.AddDays(2)),
        ]);
        ListVersion.Of(call, 0).ShouldBeNull();
        ListVersion.Of(call, 5).ShouldBeNull();
    }

    [Fact]
    public void Nothing_changes_a_list_a_tick_before_it_is_public_nor_a_reserve_from_then_on()
    {
        var early = PublishAt.AddTicks(-1);

        Answer(Reserved, Correct(Shown with { Theme = "Autre ?" }, 1), early).ShouldBe("NotYetPublished");
        Answer(Reserved, new WithdrawLaureate("essai-a", Reason, 1), early).ShouldBe("NotYetPublished");
        Answer(Reserved, new CallReserve(Reason, 1), early).ShouldBe("NotYetPublished");
        Answer(Reserved, new SetReserve([], Eligible, 1), early).ShouldBe("ReserveSet");
        Answer(Reserved, new SetReserve([], Eligible, 1), PublishAt).ShouldBe("AlreadyPublished");
    }

    [Fact]
    public void Whoever_saw_another_version_changes_nothing_and_the_same_act_sent_twice_is_one()
    {
        var withdraw = new WithdrawLaureate("essai-a", Reason, 1);
        var call = Do(Reserved, withdraw, Later);

        Answer(call, withdraw, Later).ShouldBe("nothing");
        Answer(call, new WithdrawLaureate("essai-b", Reason, 1), Later).ShouldBe("ListChanged");
        Answer(call, Correct(Shown with { Theme = "Autre ?" }, 1), Later).ShouldBe("ListChanged");
        Answer(call, new CallReserve(Reason, 1), Later).ShouldBe("ListChanged");
        var correct = Correct(Shown with { Theme = "Autre ?" }, 2);
        Answer(Do(call, correct, Later), correct, Later).ShouldBe("nothing");
        var calling = new CallReserve(Reason, 2);
        Answer(Do(call, calling, Later), calling, Later).ShouldBe("nothing");
        Answer(Reserved, new SetReserve([], Eligible, 0), Closes).ShouldBe("ListChanged");
        Answer(Reserved, new SetReserve([Eligible[2]], Eligible, 0), Closes).ShouldBe("nothing");
    }

    [Fact]
    public void The_reserve_takes_the_places_of_those_who_gave_up_one_for_one_in_its_order()
    {
        var call = Do(DesignatedCall with
        {
            Stage = CallStage.Scheduled,
            PublicationAt = PublishAt,
        }, new SetReserve([Eligible[3], Eligible[2]], Eligible, 0), Closes);

        Answer(call, new CallReserve(Reason, 1), Later).ShouldBe("NoPlaceLeft");
        call = Do(call, new WithdrawLaureate("essai-a", Reason, 1), Later);
        call = Do(call, new CallReserve(Reason, 2), Later);
        Numbers(call, 3).ShouldBe(["essai-b", "essai-d"]);
        Answer(call, new CallReserve("Encore.", 3), Later).ShouldBe("NoPlaceLeft");
        call = Do(call, new WithdrawLaureate("essai-d", Reason, 3), Later);
        call = Do(call, new CallReserve("Encore.", 4), Later);
        Numbers(call, 5).ShouldBe(["essai-b", "essai-c"]);
        call = Do(call, new WithdrawLaureate("essai-b", Reason, 5), Later);
        Answer(call, new CallReserve("Encore.", 6), Later).ShouldBe("ReserveEmpty");
        Answer(call, new WithdrawLaureate("essai-b", "Encore.", 6), Later).ShouldBe("NotOnList");
    }

    [Fact]
    public void A_reserve_holds_admissible_applications_once_each_and_none_that_is_designated()
    {
        var unknown = new ApplicationRef(string.Empty, "essai-z");
        var refusal = CallDecision.Decide(
            DesignatedCall, new SetReserve([Eligible[2], Eligible[2], Eligible[0], unknown], Eligible, 0), Closes).Refusal;

        refusal.ShouldBeOfType<CallRefusal.ReserveUnacceptable>().Faults.Count.ShouldBe(3);
    }

    [Fact]
    public void Whoever_a_replaced_designation_names_leaves_the_reserve()
    {
        var replaced = Do(
            Reserved,
            new Designate(
                [Eligible[0], Eligible[2]], [new("essai-b", "Abandonnée."), new("essai-c", "La suivante.")], Eligible, "Un renoncement."),
            Closes);

        replaced.Reserve.ShouldBeEmpty();
        replaced.Designation!.Laureates.ShouldBe([Eligible[0], Eligible[2]]);
    }

    [Fact]
    public void All_faults_of_an_erratum_are_said_at_once()
    {
        var wrong = new ShownLaureate([" "], "", [new string('a', 501)], [new string('a', 201)], ShowsCredit: true);
        var hidden = Shown with { ShowsCredit = false };

        Faults(new CorrectList(new ListCorrection(Eligible[1], wrong, new string('a', 2001)), hidden, "", 1))
            .ShouldBe(["bodies", "theme", "ambitions", "partnerServices", "showsCredit", "text", "reason"]);
        Faults(Correct(Shown, 1)).ShouldBe(["bodies"], "nothing is corrected");
        Faults(new CorrectList(new ListCorrection(Text: ""), null, Reason, 1)).ShouldBe(["text"], "nothing is corrected");
        Answer(Reserved, new CorrectList(new ListCorrection(Eligible[3], Shown), Shown, Reason, 1), Later).ShouldBe("NotOnList");
    }

    [Fact]
    public void An_erratum_brings_nothing_that_the_call_shows_of_nobody()
    {
        var rules = Rules with { ShowsAnswers = true };
        var bare = ShownLaureate.Of(rules, Content with { Theme = string.Empty, Ambitions = [] });
        var asked = bare with { Theme = "Comment faire ?", Ambitions = ["Essayer"], PartnerServices = ["DDT"] };
        var correct = new CorrectList(new ListCorrection(Eligible[1], asked), bare, Reason, 1);

        CallDecision.Decide(Reserved with { Rules = rules }, correct, Later).Refusal
            .ShouldBeOfType<CallRefusal.ListChangeUnacceptable>().Faults.Select(fault => fault.Field).ShouldBe(["theme", "ambitions"]);
        Answer(Reserved with { Rules = rules }, new CorrectList(
            new ListCorrection(Eligible[1], bare with { PartnerServices = ["DDT"] }), bare, Reason, 1), Later).ShouldBe("ListCorrected");
    }

    [Fact]
    public void The_text_is_that_of_the_last_erratum_that_says_one()
    {
        var call = Do(Reserved, new CorrectList(new ListCorrection(Text: "Un texte."), null, Reason, 1), Later);
        call = Do(call, Correct(Shown with { Theme = "Autre ?" }, 2), Later);

        ListVersion.Of(call, 1)!.Text.ShouldBeEmpty();
        ListVersion.Of(call).Text.ShouldBe("Un texte.");
        ListVersion.Of(Do(call, new CorrectList(new ListCorrection(Text: ""), null, Reason, 3), Later)).Text.ShouldBeEmpty();
    }

    [Fact]
    public void An_applicant_reads_where_they_stand_on_the_list_as_it_is()
    {
        var call = Do(Reserved, new WithdrawLaureate("essai-a", Reason, 1), Later);

        Outcome("a", call).ShouldBe((false, null, true));
        Outcome("b", call).ShouldBe((true, null, false));
        Outcome("c", call).ShouldBe((false, 1, false));
        Outcome("c", Do(call, new CallReserve(Reason, 2), Later)).ShouldBe((true, null, false));
    }

    private static (bool, int?, bool) Outcome(string id, CallState call)
    {
        var application = Admissible with { Id = id, Submission = Submitted.Submission! with { Number = $"essai-{id}" } };
        var outcome = ApplicationOutcome.Of(application, call, Later)!;
        return (outcome.IsLaureate, outcome.ReserveRank, outcome.GaveUp);
    }

    private static CorrectList Correct(ShownLaureate shown, int seen) =>
        new(new ListCorrection(Eligible[1], shown), Shown, "Une coquille.", seen);

    private static IEnumerable<string> Numbers(CallState call, int version) =>
        ListVersion.Of(call, version)!.Laureates.Select(laureate => laureate.Number);

    private static IEnumerable<string> Faults(CorrectList correct) =>
        CallDecision.Decide(Reserved, correct, Later).Refusal.ShouldBeOfType<CallRefusal.ListChangeUnacceptable>().Faults
            .Select(fault => fault.Field);

    private static string Answer(CallState call, CallCommand command, DateTimeOffset now) =>
        Name(CallDecision.Decide(call, command, now));

    private static CallState Do(CallState call, CallCommand command, DateTimeOffset now) =>
        CallDecision.Decide(call, command, now).Value.Aggregate(call, (state, fact) => CallEvolution.Evolve(state, fact));
}
