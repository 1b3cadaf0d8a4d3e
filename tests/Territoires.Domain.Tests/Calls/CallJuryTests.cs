using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using static Territoires.Domain.Calls.CallCommand;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Calls;

public sealed class CallJuryTests
{
    [Fact]
    public void The_panel_is_frozen_once_a_session_is_convened()
    {
        Answer(PanelCall, new SetPanel([Seats[0]])).ShouldBe("PanelSet");
        Answer(ConvenedCall, new SetPanel([Seats[0]])).ShouldBe("PanelFrozen");
        Answer(ConvenedCall, new SetPanel([])).ShouldBe("PanelFrozen");
        Answer(ConvenedCall, new SetPanel([.. Seats])).ShouldBe("nothing");
    }

    [Fact]
    public void A_jury_has_one_chair_and_nobody_twice()
    {
        Faults([]).ShouldBe(1);
        Faults([Seats[1]]).ShouldBe(1);
        Faults([Seats[0], Seats[1] with { IsChair = true }]).ShouldBe(1);
        Faults([Seats[0], Seats[1] with { Titular = "j1" }]).ShouldBe(1);
        foreach (var name in new[] { "prenom.nom@exemple.fr", "Mme Nom (maire)", "Juror-1", "juror-é", "j--1", "j1\n" })
        {
            Faults([Seats[0], Seats[1] with { Titular = name }]).ShouldBe(1, name);
        }

        Faults([Seats[0], Seats[1] with { Alternate = "j2" }]).ShouldBe(1);
        Faults([Seats[0], Seats[1] with { Id = "s1" }]).ShouldBe(1);
        Faults([Seats[0] with { College = " " }]).ShouldBe(1);
        Faults([Seats[0] with { IsChair = false, College = "" }, Seats[1] with { Titular = "j1", Id = "s1" }]).ShouldBe(4);
        Faults(Seats).ShouldBe(0);
    }

    [Fact]
    public void A_call_has_one_session_and_needs_a_panel_for_it()
    {
        Answer(ClosedCall, new NoteSession("session-1", [])).ShouldBe("PanelMissing");
        Answer(PanelCall, new NoteSession("session-1", [])).ShouldBe("SessionConvened");
        CallDecision.Decide(PanelCall, new NoteSession("session-1", ["essai-a"]), Closes.AddDays(1)).Refusal
            .ShouldBeOfType<CallRefusal.ApplicationsUndecided>().Numbers.ShouldBe(["essai-a"]);
        Answer(ConvenedCall, new NoteSession("session-1", [])).ShouldBe("nothing");
        Answer(ConvenedCall, new NoteSession("session-2", [])).ShouldBe("SessionAlreadyConvened");
    }

    private static int Faults(IReadOnlyList<Seat> seats) => PanelCheck.Faults(seats).Count;

    private static string Answer(CallState state, CallCommand command) => Name(CallDecision.Decide(state, command, Closes.AddDays(1)));
}
