using Territoires.Domain.Jury;
using static Territoires.Domain.Jury.JurySessionCommand;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Jury;

/// <summary>The jury of <see cref="TestData.Seats"/>: j1 presides, j2 has the alternate j4, j3 has none.</summary>
public sealed class JurySessionDecisionTests
{
    /// <summary>Ready for its minutes; j3 is absent.</summary>
    private static readonly JurySessionState Sitting = Session.Of(Seats, Session.Item("a")).Attend("j1", "j2")
        .Vote("a", "j1+ j2+").Attend();

    public static TheoryData<string, string, string> Answers => new()
    {
        { "none", "Convene", "SessionConvened" },
        { "none", "RemoveFromAgenda", "NotConvened" },
        { "none", "AddToAgenda", "NotConvened" },
        { "none", "RecuseFromItem", "NotConvened" },
        { "none", "Attend", "NotConvened" },
        { "none", "Leave", "NotConvened" },
        { "none", "Move", "NotConvened" },
        { "none", "Reply", "NotConvened" },
        { "none", "OrderAgenda", "NotConvened" },
        { "none", "TakeUpItem", "NotConvened" },
        { "none", "TakeBackMinutes", "NotConvened" },
        { "none", "Vote", "NotConvened" },
        { "none", "NoteReason", "NotConvened" },
        { "none", "DraftMinutes", "NotConvened" },
        { "none", "Sign", "NotConvened" },
        { "Convened", "Convene", "nothing" },
        { "Convened", "RemoveFromAgenda", "ItemRemoved" },
        { "Convened", "AddToAgenda", "ItemAdded" },
        { "Convened", "RecuseFromItem", "JurorRecusedFromItem" },
        { "Convened", "Attend", "JurorAttended" },
        { "Convened", "Leave", "JurorLeft" },
        { "Convened", "Move", "SessionMoved" },
        { "Convened", "Reply", "SummonsAnswered" },
        { "Convened", "OrderAgenda", "AgendaOrdered" },
        { "Convened", "TakeUpItem", "ItemTakenUp" },
        { "Convened", "TakeBackMinutes", "MinutesNotDrafted" },
        { "Convened", "Vote", "VoteCast" },
        { "Convened", "NoteReason", "ReasonNoted" },
        { "Convened", "DraftMinutes", "MinutesDrafted" },
        { "Convened", "Sign", "MinutesNotDrafted" },
        { "Drafted", "Convene", "nothing" },
        { "Drafted", "RemoveFromAgenda", "MinutesDrafted" },
        { "Drafted", "AddToAgenda", "MinutesDrafted" },
        { "Drafted", "RecuseFromItem", "RecusalCameLate" },
        { "Drafted", "Attend", "MinutesDrafted" },
        { "Drafted", "Leave", "MinutesDrafted" },
        { "Drafted", "Move", "MinutesDrafted" },
        { "Drafted", "Reply", "MinutesDrafted" },
        { "Drafted", "OrderAgenda", "MinutesDrafted" },
        { "Drafted", "TakeUpItem", "MinutesDrafted" },
        { "Drafted", "TakeBackMinutes", "MinutesTakenBack" },
        { "Drafted", "Vote", "MinutesDrafted" },
        { "Drafted", "NoteReason", "MinutesDrafted" },
        { "Drafted", "DraftMinutes", "nothing" },
        { "Drafted", "Sign", "MinutesSigned" },
        { "Signed", "Convene", "nothing" },
        { "Signed", "RemoveFromAgenda", "MinutesDrafted" },
        { "Signed", "AddToAgenda", "MinutesDrafted" },
        { "Signed", "RecuseFromItem", "RecusalCameLate" },
        { "Signed", "Attend", "MinutesDrafted" },
        { "Signed", "Leave", "MinutesDrafted" },
        { "Signed", "Move", "MinutesDrafted" },
        { "Signed", "Reply", "MinutesDrafted" },
        { "Signed", "OrderAgenda", "MinutesDrafted" },
        { "Signed", "TakeUpItem", "MinutesDrafted" },
        { "Signed", "TakeBackMinutes", "SessionClosed" },
        { "Signed", "Vote", "MinutesDrafted" },
        { "Signed", "NoteReason", "MinutesDrafted" },
        { "Signed", "DraftMinutes", "nothing" },
        { "Signed", "Sign", "nothing" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void Every_state_answers_every_command(string state, string command, string answer)
    {
        // A vote needs a juror who sits and has not voted yet, an order two applications.
        var session = (State(state), command) switch
        {
            ({ } known, "Vote") => known with { Attendance = Sitting.Attend("j3").Attendance },
            ({ } known, "OrderAgenda") => known with { Agenda = [.. known.Agenda, Session.Item("c")] },
            var (known, _) => known,
        };

        session.Answer(Command(command)).ShouldBe(answer);
    }

    [Fact]
    public void The_table_names_every_state_and_every_command()
    {
        var commands = typeof(JurySessionCommand).GetNestedTypes().Select(type => type.Name);

        Answers.Select(row => $"{row.Data.Item1}/{row.Data.Item2}").Order(StringComparer.Ordinal).ShouldBe(
            Enum.GetNames<SessionStage>().Append("none").SelectMany(state => commands.Select(command => $"{state}/{command}"))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_session_is_convened_once_on_a_jury_and_an_agenda()
    {
        Session.Answer(null, new Convene("s", "essai", Seats, [])).ShouldBe("ConveningUnacceptable");
        Session.Answer(null, new Convene("s", "essai", [], [Session.Item("a")])).ShouldBe("ConveningUnacceptable");
        Session.Answer(null, new Convene("s", "essai", Seats, [Session.Item("a"), Session.Item("a")])).ShouldBe("ConveningUnacceptable");
        Sitting.Answer(new Convene("session-1", "essai", Seats, [Session.Item("a"), Session.Item("b")])).ShouldBe("AlreadyConvened");
        Session.Do(Session.Of(Seats, Session.Item("a")), new RecuseFromItem("a", "j2"))
            .Answer(new Convene("session-1", "essai", Seats, [Session.Item("a")])).ShouldBe("nothing");
    }

    [Fact]
    public void A_seat_is_held_by_its_titular_or_by_its_alternate_whoever_sits_first()
    {
        var session = Session.Of(Seats, Session.Item("a"));

        session.Attend("j2").Answer(new Attend("j4")).ShouldBe("SeatTaken");
        session.Attend("j4").Answer(new Attend("j2")).ShouldBe("SeatTaken");
        session.Attend("j4").Answer(new Attend("j4")).ShouldBe("nothing");
        session.Answer(new Attend("j9")).ShouldBe("NotOnPanel");
    }

    [Fact]
    public void A_vote_is_cast_by_a_sitting_juror_on_an_item_of_the_agenda()
    {
        Sitting.Answer(new Vote("j1", "b", VoteChoice.For)).ShouldBe("NotOnAgenda");
        Sitting.Answer(new Vote("j3", "a", VoteChoice.For)).ShouldBe("NotSitting");
        Sitting.Answer(new Vote("j1", "a", VoteChoice.For)).ShouldBe("nothing");
        Sitting.Draft().Answer(new Vote("j1", "a", VoteChoice.For)).ShouldBe("nothing");
    }

    [Fact]
    public void Until_the_minutes_a_juror_may_vote_otherwise_and_the_last_vote_counts()
    {
        var changed = Session.Do(Sitting, new Vote("j1", "a", VoteChoice.Against));

        changed.VoteOf("j1", "a").ShouldBe(VoteChoice.Against);
        changed.VotesOn("a").Count.ShouldBe(2);
        var item = changed.Draft().Minutes!.Items.ShouldHaveSingleItem();
        (item.For, item.Against).ShouldBe((1, 1));
        Sitting.Draft().Answer(new Vote("j1", "a", VoteChoice.Against)).ShouldBe("MinutesDrafted");
        Session.Do(Sitting, new Leave("j1")).Answer(new Vote("j1", "a", VoteChoice.Against)).ShouldBe("NotSitting");
    }

    [Fact]
    public void Whoever_sat_by_mistake_leaves_the_seat_to_the_other()
    {
        var session = Session.Do(Session.Of(Seats, Session.Item("a")).Attend("j4"), new Leave("j4"));

        session.Attendance.ShouldBeEmpty();
        session.Attend("j2").Sits("j2").ShouldBeTrue();
        session.Answer(new Leave("j4")).ShouldBe("nothing");
        session.Answer(new Leave("j9")).ShouldBe("NotOnPanel");
        session.Attend("j4").Presences.Select(presence => (presence.JurorId, presence.Until is null))
            .ShouldBe([("j4", false), ("j4", true)], "back again is another stay");
    }

    [Fact]
    public void Who_leaves_is_counted_on_what_they_voted_and_no_longer_on_the_rest()
    {
        var session = Session.Do(
            Session.Of(Seats, Session.Item("a"), Session.Item("b")).Attend("j1", "j2", "j3").Vote("a", "j1+ j2+ j3-"), new Leave("j3"));

        Quorum.Of(session, session.ItemOf("a")!).Present.ShouldBe(3);
        Quorum.Of(session, session.ItemOf("b")!).Present.ShouldBe(2);
        var minutes = session.Vote("b", "j1+ j2+").Draft().Minutes!;
        minutes.Items.Select(item => (item.Number, item.Against, item.Present)).ShouldBe([("essai-a", 1, 3), ("essai-b", 0, 2)]);
        minutes.Attendance!.Count(presence => presence.Until is not null).ShouldBe(1);
    }

    [Fact]
    public void A_seat_that_changes_hands_has_one_voice_an_application()
    {
        var session = Session.Do(
            Session.Of(Seats, Session.Item("a"), Session.Item("b")).Attend("j1", "j4").Vote("a", "j1+ j4+"), new Leave("j4")).Attend("j2");

        session.Answer(new Vote("j2", "a", VoteChoice.Against)).ShouldBe("SeatVoted");
        session.Answer(new Vote("j2", "b", VoteChoice.Against)).ShouldBe("VoteCast");
        Quorum.Of(session, session.ItemOf("a")!).ShouldBe(new Quorum(3, 2));
    }

    [Fact]
    public void The_casting_vote_is_that_of_whoever_presided_when_it_was_voted()
    {
        var chairs = Session.Of(
            [new Seat("p", "experts", "c1", "c2", IsChair: true), new Seat("q", "experts", "m1", null, IsChair: false)], Session.Item("a"));
        var session = Session.Do(chairs.Attend("c1", "m1").Vote("a", "c1+ m1-"), new Leave("c1")).Attend("c2");

        var item = session.Draft().Minutes!.Items.ShouldHaveSingleItem();

        (item.CastingVote, item.Adopted).ShouldBe((true, true));
    }

    [Fact]
    public void Minutes_are_taken_back_with_a_reason_until_both_hands_signed()
    {
        var half = Session.Do(Sitting.Draft(), new Sign(SignatoryRole.Chair, "j1"));

        half.Answer(new TakeBackMinutes(" ")).ShouldBe("TakingBackUnexplained");
        half.Answer(new TakeBackMinutes(new string('x', MinutesItem.MaxReason + 1))).ShouldBe("TakingBackUnexplained");
        var again = Session.Do(half, new TakeBackMinutes("Un vote mal noté."));
        (again.Stage, again.Signatures.Count).ShouldBe((SessionStage.Convened, 0), "a signature falls with what it signed");
        Session.Do(again, new Vote("j1", "a", VoteChoice.Against)).Draft().Minutes!.TakenBack.ShouldBe(["Un vote mal noté."]);
        Sitting.Draft().Minutes!.TakenBack.ShouldBeNull();
    }

    [Fact]
    public void The_titular_whose_alternate_sits_does_not_vote() =>
        Session.Of(Seats, Session.Item("a")).Attend("j1", "j4").Answer(new Vote("j2", "a", VoteChoice.For)).ShouldBe("NotSitting");

    [Fact]
    public void A_conflict_found_late_strikes_the_vote_and_the_minutes_say_so()
    {
        var session = Session.Of(Seats, Session.Item("a", "j2"), Session.Item("b")).Attend("j1", "j2", "j3").Vote("b", "j2+");

        session.Answer(new Vote("j2", "a", VoteChoice.For)).ShouldBe("Recused");
        session.Answer(new RecuseFromItem("a", "j2")).ShouldBe("nothing");
        var struck = Session.Do(session, new RecuseFromItem("b", "j2"));
        struck.VoteOf("j2", "b").ShouldBeNull();
        struck.Answer(new Vote("j2", "b", VoteChoice.For)).ShouldBe("Recused");
        var minutes = Session.Do(struck.Vote("a", "j1+ j3+"), new Vote("j1", "b", VoteChoice.Against)).Draft().Minutes!;
        minutes.Items.Select(item => (item.Number, item.For, item.Against, item.Recused, item.Struck))
            .ShouldBe([("essai-a", 2, 0, 1, 0), ("essai-b", 0, 1, 1, 1)]);
        session.Answer(new RecuseFromItem("b", "j3")).ShouldBe("JurorRecusedFromItem");
        session.Answer(new RecuseFromItem("b", "j9")).ShouldBe("NotOnPanel");
        session.Answer(new RecuseFromItem("c", "j3")).ShouldBe("NotOnAgenda");
        session.TakesRecusal.ShouldBeTrue();
        Sitting.Draft().TakesRecusal.ShouldBeFalse();
    }

    [Fact]
    public void A_recusal_that_comes_too_late_is_noted_once_and_changes_nothing_that_was_counted()
    {
        var drafted = Sitting.Draft();
        var noted = Session.Do(drafted, new RecuseFromItem("a", "j3"));

        noted.LateRecusals.ShouldBe([new LateRecusal("a", "j3")]);
        noted.Answer(new RecuseFromItem("a", "j3")).ShouldBe("nothing");
        noted.Minutes.ShouldBe(drafted.Minutes);
        noted.ItemOf("a")!.Recused.ShouldBeEmpty();
        var again = Session.Do(noted, new TakeBackMinutes("Un déport est venu trop tard."));
        again.LateRecusals.ShouldBeEmpty("it comes in time for the next minutes");
        again.ItemOf("a")!.Recused.ShouldBe(["j3"]);
    }

    [Fact]
    public void An_item_whose_application_was_withdrawn_leaves_with_its_votes_and_the_minutes_no_longer_wait_for_it()
    {
        var session = Session.Do(
            Session.Of(Seats, Session.Item("a"), Session.Item("b")).Attend("j1", "j2").Vote("a", "j1+ j2+").Vote("b", "j1+"),
            new NoteReason("b", "Un portage solide."));

        var removed = Session.Do(session, new RemoveFromAgenda("b"));

        removed.Agenda.Select(item => item.ApplicationId).ShouldBe(["a"]);
        (removed.VotesCast, removed.VotesOn("a").Count, removed.VotesOn("b").Count).ShouldBe((2, 2, 0));
        removed.Reasons.ShouldBeEmpty();
        removed.Answer(new RemoveFromAgenda("b")).ShouldBe("nothing");
        removed.Answer(new Vote("j2", "b", VoteChoice.For)).ShouldBe("NotOnAgenda");
        session.Answer(new DraftMinutes()).ShouldBe("ItemsPending");
        removed.Draft().Signed().Minutes!.Items.Select(item => item.Number).ShouldBe(["essai-a"]);
    }

    [Fact]
    public void Once_the_call_noted_its_session_it_is_convened_even_when_nothing_is_left_and_its_minutes_are_empty()
    {
        Session.Answer(null, new Convene("session-1", "essai", Seats, [], IsNoted: true)).ShouldBe("SessionConvened");

        var empty = Session.Do(null, new Convene("session-1", "essai", Seats, [], IsNoted: true)).Attend("j1").Draft().Signed();

        Selection(empty).ShouldBeEmpty();
    }

    [Fact]
    public void The_minutes_hold_the_marks_of_the_convening_less_those_of_jurors_who_stepped_aside()
    {
        var item = Session.Item(
            "a") with
        { Marks = [new JurorMark("j1", 500, [5, 5]), new JurorMark("j2", 260, [3, 2]), new JurorMark("j3", 300, [5, 0])] };
        var session = Session.Of(Seats, item).Attend("j1", "j2", "j3");

        session.Vote("a", "j1+ j2+ j3+").Draft().Minutes!.Items[0].Marks.ShouldBe(new ItemMarks(1060, 3, [13, 7]));
        Session.Do(session, new RecuseFromItem("a", "j1")).Vote("a", "j2+ j3+")
            .Draft().Minutes!.Items[0].Marks.ShouldBe(new ItemMarks(560, 2, [8, 2]));
        Session.Of(Seats, Session.Item("a") with { Marks = [] }).Attend("j1", "j2").Vote("a", "j1+ j2+")
            .Draft().Minutes!.Items[0].Marks!.Mean.ShouldBeNull();
        Session.Of(Seats, Session.Item("a")).Attend("j1", "j2").Vote("a", "j1+ j2+")
            .Draft().Minutes!.Items[0].Marks.ShouldBeNull("a session convened before marks were kept");
    }

    [Fact]
    public void The_minutes_reveal_the_seed_of_the_draw() =>
        Session.Do(Sitting, new DraftMinutes("graine")).Signed().Minutes!.DrawSeed.ShouldBe("graine");

    private static IReadOnlyList<ItemOutcome> Selection(JurySessionState session) => SessionOutcome.Of(session).Items;

    [Fact]
    public void Minutes_wait_for_every_item_and_for_a_chair()
    {
        var session = Session.Of(Seats, Session.Item("b"), Session.Item("a")).Attend("j2", "j3").Vote("a", "j2+ j3=").Vote("b", "j2+");

        JurySessionDecision.Decide(
            session, new DraftMinutes(), Closes).Refusal.ShouldBeOfType<JurySessionRefusal.ItemsPending>().Numbers.ShouldBe(["essai-b"]);
        session.Vote("b", "j3-").Answer(new DraftMinutes()).ShouldBe("ChairAbsent");
        session.Vote("b", "j3-").Attend("j1").Answer(new DraftMinutes()).ShouldBe("MinutesDrafted");
    }

    [Fact]
    public void The_minutes_take_over_what_the_jury_says_of_each_application()
    {
        var noted = Session.Do(Sitting, new NoteReason("a", "  Un portage solide.\n"));

        noted.Answer(new NoteReason("a", "Un portage solide.")).ShouldBe("nothing");
        noted.Answer(new NoteReason("b", "Hors de l’ordre du jour.")).ShouldBe("NotOnAgenda");
        noted.Answer(new NoteReason("a", new string('x', MinutesItem.MaxReason))).ShouldBe("ReasonNoted");
        noted.Answer(new NoteReason("a", new string('x', MinutesItem.MaxReason + 1))).ShouldBe("ReasonTooLong");
        noted.Draft().Minutes!.Items.ShouldHaveSingleItem().Reason.ShouldBe("Un portage solide.");
        noted.Draft().Answer(new NoteReason("a", "Un portage solide.")).ShouldBe("nothing");
        Session.Do(noted, new NoteReason("a", " ")).Draft().Minutes!.Items.ShouldHaveSingleItem().Reason.ShouldBeNull("taken back");
        Sitting.Answer(new NoteReason("a", "")).ShouldBe("nothing");
    }

    [Fact]
    public void The_chair_who_sits_and_a_secretary_sign_each_once()
    {
        var drafted = Sitting.Draft();
        var half = Session.Do(drafted, new Sign(SignatoryRole.Secretary, "secretary-1"));

        drafted.Answer(new Sign(SignatoryRole.Chair, "j2")).ShouldBe("NotTheChair");
        half.Stage.ShouldBe(SessionStage.Drafted);
        half.Answer(new Sign(SignatoryRole.Secretary, "secretary-1")).ShouldBe("nothing");
        half.Answer(new Sign(SignatoryRole.Secretary, "secretary-2")).ShouldBe("AlreadySigned");
        Session.Do(drafted, new Sign(SignatoryRole.Secretary, "j1")).Answer(new Sign(SignatoryRole.Chair, "j1")).ShouldBe("AlreadySigned");
        SessionOutcome.Of(half).ShouldBe(new SessionOutcome("session-1", "essai", IsSigned: false, []));
        SessionOutcome.Of(drafted.Signed()).Items.ShouldBe([new ItemOutcome("a", "essai-a", 2, 2, Adopted: true)]);
    }

    private static JurySessionState? State(string name) => name switch
    {
        "none" => null,
        "Convened" => Sitting,
        "Drafted" => Sitting.Draft(),
        _ => Sitting.Draft().Signed(),
    };

    private static JurySessionCommand Command(string name) => name switch
    {
        "Convene" => new Convene("session-1", "essai", Seats, [Session.Item("a")]),
        "RemoveFromAgenda" => new RemoveFromAgenda("a"),
        "AddToAgenda" => new AddToAgenda(Session.Item("b")),
        "RecuseFromItem" => new RecuseFromItem("a", "j3"),
        "Attend" => new Attend("j3"),
        "Leave" => new Leave("j2"),
        "Move" => new Move(SummonsTests.In(7)),
        "Reply" => new Reply("j3", false),
        "OrderAgenda" => new OrderAgenda(["c"]),
        "TakeUpItem" => new TakeUpItem("a", "secretary-1", IsSecretary: true),
        "TakeBackMinutes" => new TakeBackMinutes("Un vote mal noté."),
        "Vote" => new Vote("j3", "a", VoteChoice.Against),
        "NoteReason" => new NoteReason("a", "Un portage solide."),
        "DraftMinutes" => new DraftMinutes(),
        _ => new Sign(SignatoryRole.Chair, "j1"),
    };
}
