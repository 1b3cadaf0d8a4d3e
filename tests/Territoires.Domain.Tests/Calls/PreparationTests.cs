using Territoires.Domain.Calls;
using static Territoires.Domain.Calls.CallCommand;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Calls;

/// <summary>The secretary prepares, the administrator approves.</summary>
public sealed class PreparationTests
{
    private const string Secretary = "secretary-1";
    private static readonly DateTimeOffset Now = Opens.AddDays(-1);
    private static readonly CallState Written = After(null, new Define("essai", Rules, Author: Secretary));
    private static readonly CallState Sent = After(Written, new SendPreparation());

    [Fact]
    public void It_opens_only_once_it_is_approved()
    {
        Decided(Written, new Open()).ShouldBe("PreparationNotApproved");
        Decided(Written, new ApprovePreparation()).ShouldBe("PreparationNotSent");
        Decided(Sent, new Open()).ShouldBe("PreparationNotApproved");
        Decided(After(Sent, new ApprovePreparation()), new Open()).ShouldBe("CallOpened");
    }

    [Fact]
    public void What_is_sent_is_not_its_secretary_s_to_write_until_it_comes_back()
    {
        var document = new AddDocument("reglement", "Règlement", new string('a', 64), 1000, null, Secretary);
        var definition = new Define("essai", Rules, Author: Secretary);

        Decided(Written, definition).ShouldBe("CallDefined");
        Decided(Written, document).ShouldBe("DocumentAdded");
        Decided(Sent, definition).ShouldBe("PreparationSent");
        Decided(Sent, document).ShouldBe("PreparationSent");
        Decided(Sent, new RemoveDocument("reglement", new string('a', 64), Secretary)).ShouldBe("PreparationSent");
        Decided(Sent, definition with { Author = null }).ShouldBe("CallDefined", "an administrator always may");
        var returned = After(Sent, new ReturnPreparation(" Les dates se chevauchent. "));
        Decided(returned, definition).ShouldBe("CallDefined");
        returned.Preparation!.Events[^1].Reason.ShouldBe("Les dates se chevauchent.");
        After(returned, definition).Preparation.ShouldBe(returned.Preparation, "what happened stays when it is written anew");
    }

    [Fact]
    public void Another_secretary_writes_nothing_of_it_nor_of_a_call_of_the_administrator()
    {
        var other = new Define("essai", Rules, Author: "secretary-2");

        Decided(Written, other).ShouldBe("PreparationSent");
        Decided(DefinedCall, other).ShouldBe("PreparationSent");
    }

    [Fact]
    public void It_is_sent_back_with_a_reason_until_it_opens()
    {
        var approved = After(Sent, new ApprovePreparation());

        Decided(Sent, new ReturnPreparation(" ")).ShouldBe("ReturnUnacceptable");
        Decided(Sent, new ReturnPreparation(new string('x', Preparation.MaxReason + 1))).ShouldBe("ReturnUnacceptable");
        Decided(Written, new ReturnPreparation("Motif.")).ShouldBe("PreparationNotSent");
        Decided(approved, new ReturnPreparation("Motif.")).ShouldBe("PreparationReturned");
        Decided(After(approved, new Open()), new ReturnPreparation("Motif.")).ShouldBe("RulesFrozen");
    }

    [Fact]
    public void Asking_twice_is_harmless()
    {
        Decided(Sent, new SendPreparation()).ShouldBe("nothing");
        Decided(After(Sent, new ApprovePreparation()), new ApprovePreparation()).ShouldBe("nothing");
        Decided(After(Sent, new ReturnPreparation("Motif.")), new ReturnPreparation("Motif.")).ShouldBe("nothing");
    }

    private static CallState After(CallState? call, CallCommand command) =>
        CallDecision.Decide(call, command, Now).Value.Aggregate(call, (state, fact) => CallEvolution.Evolve(state, fact))!;

    private static string Decided(CallState call, CallCommand command) => Name(CallDecision.Decide(call, command, Now));
}
