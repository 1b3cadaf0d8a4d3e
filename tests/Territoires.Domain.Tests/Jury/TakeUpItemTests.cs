using System.Text.Json;
using Territoires.Domain.Jury;
using static Territoires.Domain.Jury.JurySessionCommand;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Jury;

/// <summary>What the jury deliberates on, and from when: said by whoever presides, or by the secretary.</summary>
public sealed class TakeUpItemTests
{
    private static readonly JurySessionState Sitting =
        Session.Of(Seats, Session.Item("a"), Session.Item("b", "j1"), Session.Item("c")).Attend("j1", "j2", "j3");

    [Fact]
    public void The_secretary_and_whoever_presides_go_on_and_nobody_else()
    {
        Sitting.Answer(BySecretary("a")).ShouldBe("ItemTakenUp");
        Sitting.Answer(ByJuror("a", "j1")).ShouldBe("ItemTakenUp");
        Sitting.Answer(ByJuror("a", "j2")).ShouldBe("NotTheChair");
        Session.Do(Sitting, new Leave("j1")).Answer(ByJuror("a", "j1")).ShouldBe("NotTheChair", "who left no longer presides");
    }

    [Fact]
    public void Only_what_is_on_the_agenda_is_taken_up_and_a_chair_who_stepped_aside_knows_nothing_of_it()
    {
        Sitting.Answer(BySecretary("d")).ShouldBe("NotOnAgenda");
        Sitting.Answer(ByJuror("b", "j1")).ShouldBe("NotOnAgenda");
        Sitting.Answer(BySecretary("b")).ShouldBe("ItemTakenUp");
    }

    [Fact]
    public void Nothing_is_taken_up_while_nobody_sits() =>
        Session.Of(Seats, Session.Item("a")).Answer(BySecretary("a")).ShouldBe("NobodySits");

    [Fact]
    public void What_is_at_hand_is_taken_up_once_and_may_be_come_back_to()
    {
        var first = Session.Do(Sitting, BySecretary("a"));

        first.AtHand.ShouldBe(new TakenUpItem("a", Closes));
        first.Answer(BySecretary("a")).ShouldBe("nothing");
        var back = Session.Do(Session.Do(first, BySecretary("b")), BySecretary("a"));
        back.AtHand!.ApplicationId.ShouldBe("a");
        back.HoursOf("a").ShouldBe([Closes, Closes]);
        Sitting.AtHand.ShouldBeNull();
        Sitting.HoursOf("a").ShouldBeEmpty();
    }

    [Fact]
    public void What_leaves_the_agenda_is_no_longer_at_hand_nor_is_anything_once_the_minutes_are_drafted()
    {
        Session.Do(Session.Do(Sitting, BySecretary("a")), new RemoveFromAgenda("a")).AtHand.ShouldBeNull();
        var voted = Session.Do(Session.Of(Seats, Session.Item("a")).Attend("j1", "j2").Vote("a", "j1+ j2+"), BySecretary("a"));
        voted.Draft().AtHand.ShouldBeNull();
        Session.Do(voted.Draft(), new TakeBackMinutes("Un vote mal noté.")).AtHand!.ApplicationId.ShouldBe("a");
    }

    [Fact]
    public void What_comes_next_is_the_first_that_was_not_called_after_the_one_at_hand_then_from_the_top()
    {
        Sitting.NextItem(_ => true)!.ApplicationId.ShouldBe("a");
        var second = Session.Do(Sitting, BySecretary("b"));
        second.NextItem(_ => true)!.ApplicationId.ShouldBe("c");
        second.NextItem(item => item.ApplicationId != "c")!.ApplicationId.ShouldBe("a");
        var last = Session.Do(second, BySecretary("c"));
        last.NextItem(_ => true)!.ApplicationId.ShouldBe("a");
        Session.Do(last, BySecretary("a")).NextItem(_ => true).ShouldBeNull();
    }

    [Fact]
    public void The_minutes_say_when_each_was_called_and_nothing_where_nobody_said_so()
    {
        var session = Session.Of(Seats, Session.Item("a"), Session.Item("b")).Attend("j1", "j2")
            .Vote("a", "j1+ j2+").Vote("b", "j1+ j2+");

        var items = Session.Do(session, ByJuror("b", "j1")).Draft().Minutes!.Items;

        items.Single(item => item.Number == "essai-b").TakenUp.ShouldBe([Closes]);
        items.Single(item => item.Number == "essai-a").TakenUp.ShouldBeNull();
        JsonSerializer.Serialize<JurySessionFact>(new JurySessionFact.MinutesDrafted(session.Draft().Minutes!), Written)
            .ShouldNotContain("takenUp", Case.Sensitive, "minutes of a session without hours are stored as before");
    }

    private static JsonSerializerOptions Written { get; } =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    private static TakeUpItem BySecretary(string application) => new(application, "secretary-1", IsSecretary: true);

    private static TakeUpItem ByJuror(string application, string juror) => new(application, juror, IsSecretary: false);
}
