using Territoires.Domain.Applications;
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

    private static ApplicationState After(ApplicationState state, ApplicationCommand command) =>
        ApplicationDecision.Decide(state, command, InWindow).Value.Aggregate(state, ApplicationEvolution.Evolve);

    private static string Answer(ApplicationState state, ApplicationCommand command, DateTimeOffset? at = null)
    {
        var decided = ApplicationDecision.Decide(state, command, at ?? InWindow);
        return decided.IsRefused ? decided.Refusal.GetType().Name : decided.Value is [var fact, ..] ? fact.GetType().Name : "nothing";
    }
}
