using Territoires.Domain.Applications;
using Territoires.Domain.Instruction;
using Territoires.Domain.Jury;
using static Territoires.Domain.Applications.ApplicationCommand;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Applications;

/// <summary>The owner of an application has colleagues write it.</summary>
public sealed class InviteEditorTests
{
    [Fact]
    public void Whoever_is_invited_writes_until_they_are_taken_back()
    {
        var shared = After(Draft, new InviteEditor("editor-1", OpenCall));

        (shared.IsWrittenBy(Draft.OwnerId), shared.IsWrittenBy("editor-1"), shared.IsWrittenBy("editor-2")).ShouldBe((true, true, false));
        ListedApplication.Of(shared).Editors.ShouldBe(["editor-1"]);
        var alone = After(shared, new RemoveEditor("editor-1"));
        alone.IsWrittenBy("editor-1").ShouldBeFalse();
        ListedApplication.Of(alone).Editors.ShouldBeNull();
        Answer(alone, new RemoveEditor("editor-1")).ShouldBe("nothing");
    }

    [Fact]
    public void Nobody_is_invited_twice_nor_to_what_is_theirs()
    {
        Answer(Draft, new InviteEditor(Draft.OwnerId, OpenCall)).ShouldBe("OwnerInvited");
        Answer(After(Draft, new InviteEditor("editor-1", OpenCall)), new InviteEditor("editor-1", OpenCall)).ShouldBe("AlreadyEditor");
    }

    [Fact]
    public void So_many_write_at_a_time_and_so_many_are_invited_in_all()
    {
        var full = Enumerable.Range(1, Editors.Most)
            .Aggregate(Draft, (state, n) => After(state, new InviteEditor($"editor-{n}", OpenCall)));
        Answer(full, new InviteEditor("editor-0", OpenCall)).ShouldBe("TooManyEditors");
        Answer(After(full, new RemoveEditor("editor-1")), new InviteEditor("editor-0", OpenCall)).ShouldBe("EditorInvited");

        var worn = Enumerable.Range(1, Editors.MostInvitations).Aggregate(
            Draft, (state, n) => After(After(state, new InviteEditor($"editor-{n}", OpenCall)), new RemoveEditor($"editor-{n}")));
        Answer(worn, new InviteEditor("editor-0", OpenCall)).ShouldBe("TooManyInvitations");
    }

    [Fact]
    public void Past_the_closing_nobody_is_invited_but_to_a_correction_that_is_asked()
    {
        Answer(Draft, new InviteEditor("editor-1", ClosedCall), Closes.AddMilliseconds(1)).ShouldBe("CallClosed");
        Answer(Submitted, new InviteEditor("editor-1", ClosedCall), Closes.AddMilliseconds(1)).ShouldBe("CallClosed");
        Answer(Correcting, new InviteEditor("editor-1", ClosedCall)).ShouldBe("EditorInvited");
    }

    [Fact]
    public void Nobody_examines_what_they_write()
    {
        var shared = After(Admissible, new InviteEditor("j2", OpenCall));

        (shared.IsRecused("j2"), shared.IsRecused(shared.OwnerId), shared.IsRecused("j1")).ShouldBe((true, true, false));
        var listed = ListedApplication.Of(shared with { Assigned = ["j1", "j2"] });
        (listed.IsRecused("j2"), listed.IsRecused(listed.OwnerId), listed.IsRecused("j1")).ShouldBe((true, true, false));
        listed.Assigned.ShouldBe(["j1"], "nobody waits for a review that is not to come");
        AgendaItem.All([listed], [], [], Seats).ShouldHaveSingleItem().Recused.ShouldBe(["j2"]);
        Answer(shared, new Assign(["j2"], PanelCall)).ShouldBe("JurorsRecused");
        Answer(shared, new Recuse("j2", RecusalGround.Other, PanelCall, SessionIsOpen: true)).ShouldBe("JurorRecused");
        (shared with { IsWrittenUp = true }).IsRecused(shared.OwnerId).ShouldBeFalse("whom the organiser has write a file owns none");
        After(shared, new RemoveEditor("j2")).IsRecused("j2").ShouldBeFalse();
    }

    [Fact]
    public void The_secretary_lets_examine_whom_an_owner_invited_and_never_the_owner()
    {
        var shared = After(Admissible, new InviteEditor("j2", OpenCall)) with { OwnerId = "j1" };

        Answer(shared, new LiftRecusal("j1", "Une erreur.", PanelCall)).ShouldBe("NotRecused");
        Answer(shared, new LiftRecusal("j3", "Une erreur.", PanelCall)).ShouldBe("NotRecused");
        Answer(shared, new LiftRecusal("j2", " ", PanelCall)).ShouldBe("LiftingUnexplained");
        var cleared = After(shared, new LiftRecusal("j2", "Une invitation sans suite.", PanelCall));
        (cleared.IsRecused("j2"), ListedApplication.Of(cleared).IsRecused("j2"), cleared.IsRecused("j1")).ShouldBe((false, false, true));
        Answer(cleared, new LiftRecusal("j2", "Encore.", PanelCall)).ShouldBe("NotRecused");
    }

    private static ApplicationState After(ApplicationState state, ApplicationCommand command) =>
        ApplicationDecision.Decide(state, command, InWindow).Value.Aggregate(state, ApplicationEvolution.Evolve);

    private static string Answer(ApplicationState state, ApplicationCommand command, DateTimeOffset? at = null)
    {
        var decided = ApplicationDecision.Decide(state, command, at ?? InWindow);
        return decided.IsRefused ? decided.Refusal.GetType().Name : decided.Value is [var fact, ..] ? fact.GetType().Name : "nothing";
    }
}
