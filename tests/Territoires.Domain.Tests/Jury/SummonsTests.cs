using System.Globalization;
using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using static Territoires.Domain.Jury.JurySessionCommand;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Jury;

/// <summary>When and where a jury meets, who comes, and in what order it hears. The clock stands at the closing.</summary>
public sealed class SummonsTests
{
    private static readonly JurySessionState Convened = Session.Do(
        null, new Convene("session-1", "essai", Seats, [Session.Item("a"), Session.Item("b"), Session.Item("c")], Summons: In(7)));

    public static Summons In(int days, string? place = "Préfecture, salle 2", string? link = null)
    {
        var at = Closes.AddDays(days);
        return new Summons(new Moment(at.ToString("yyyy-MM-dd'T'HH:mm:ss", null), "Europe/Paris", at), place, link);
    }

    [Theory]
    [InlineData(0, "Préfecture", null, "begins")]
    [InlineData(-1, null, null, "begins place")]
    [InlineData(7, " ", null, "place")]
    [InlineData(7, null, "webconf.exemple.fr", "link")]
    [InlineData(7, null, "javascript:alert(1)", "link")]
    [InlineData(7, null, "https://webconf.exemple.fr/jury", "")]
    [InlineData(7, "Préfecture", null, "")]
    public void A_summons_says_a_coming_hour_and_where(int days, string? place, string? link, string faults)
    {
        string.Join(' ', In(days, place, link).Faults(Closes).Select(fault => fault.Field)).ShouldBe(faults);
        var convene = new Convene("session-1", "essai", Seats, [Session.Item("a")], Summons: In(days, place, link));
        Session.Answer(null, convene).ShouldBe(faults.Length == 0 ? "SessionConvened" : "ConveningUnacceptable");
        Convened.Answer(new Move(In(days + 1, place, link))).ShouldBe(In(days + 1, place, link).Faults(Closes).Count == 0
            ? "SessionMoved"
            : "SummonsUnacceptable");
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void Less_than_five_days_is_a_short_notice(int days, bool isShort) => In(days).IsAtShortNotice(Closes).ShouldBe(isShort);

    [Theory]
    [InlineData("2026-07-07T21:59:59Z", "NotYetTheDay", 1)]
    [InlineData("2026-07-07T22:00:00Z", "JurorAttended", 0)]
    [InlineData("2026-07-08T20:00:00Z", "JurorAttended", 0)]
    [InlineData("2026-07-12T07:30:00Z", "JurorAttended", 0)]
    [InlineData("2026-07-05T22:00:00Z", "NotYetTheDay", 2)]
    [InlineData("2026-07-05T21:59:59Z", "NotYetTheDay", 3)]
    public void The_attendance_is_signed_from_the_start_of_the_day_of_the_session_in_its_own_zone(string now, string answer, int days)
    {
        var begins = new Moment("2026-07-08T09:30:00", "Europe/Paris", new DateTimeOffset(2026, 7, 8, 7, 30, 0, TimeSpan.Zero));
        var at = DateTimeOffset.Parse(now, CultureInfo.InvariantCulture);
        var session = Session.Of(Seats, Session.Item("a")) with { Summons = new Summons(begins, "Préfecture") };

        session.Summons.DaysUntil(at).ShouldBe(days);
        Name(JurySessionDecision.Decide(session, new Attend("j2"), at)).ShouldBe(answer);
    }

    [Fact]
    public void A_session_without_a_date_is_attended_when_its_members_are_there() =>
        Session.Of(Seats, Session.Item("a")).Answer(new Attend("j2")).ShouldBe("JurorAttended");

    [Fact]
    public void A_session_that_moves_is_answered_anew()
    {
        var answered = Session.Do(Session.Do(Convened, new Reply("j2", false)), new Reply("j1", true));

        answered.Answer(new Move(In(7))).ShouldBe("nothing", "it is there already");
        var moved = Session.Do(answered, new Move(In(9)));

        (moved.Summons, moved.Replies.Count, moved.Excused.Count).ShouldBe((In(9), 0, 0));
    }

    [Fact]
    public void Who_said_no_is_excused_unless_they_came_after_all()
    {
        var session = Session.Do(Session.Do(Session.Do(Convened, new Reply("j2", false)), new Reply("j3", false)), new Reply("j1", true));

        session.Excused.ShouldBe(["j2", "j3"]);
        session.Answer(new Reply("j2", false)).ShouldBe("nothing");
        Session.Do(session, new Reply("j2", true)).Excused.ShouldBe(["j3"]);
        session.Attend("j3").Excused.ShouldBe(["j2"]);
        session.Answer(new Reply("j9", true)).ShouldBe("NotOnPanel");
    }

    [Fact]
    public void Votes_go_with_their_application_when_the_agenda_is_ordered()
    {
        var voted = Convened.Attend("j1", "j2", "j3").Vote("a", "j1+ j2-").Vote("c", "j3=");

        var ordered = Session.Do(voted, new OrderAgenda(["c", "a"]));

        ordered.Agenda.Select(item => item.ApplicationId).ShouldBe(["c", "a", "b"], "what is not named comes after");
        ordered.VotesOn("a").ShouldBe(voted.VotesOn("a"), ignoreOrder: true);
        ordered.VotesOn("c").ShouldBe(voted.VotesOn("c"), ignoreOrder: true);
        ordered.VotesOn("b").ShouldBeEmpty();
        ordered.VotesCast.ShouldBe(3);
        ordered.Answer(new OrderAgenda(["c"])).ShouldBe("nothing");
    }

    [Fact]
    public void The_order_is_set_by_the_secretary_or_by_who_may_preside_on_what_is_on_the_agenda()
    {
        Convened.Answer(new OrderAgenda(["b"])).ShouldBe("AgendaOrdered");
        Convened.Answer(new OrderAgenda(["b"], "j1")).ShouldBe("AgendaOrdered");
        Convened.Answer(new OrderAgenda(["b"], "j2")).ShouldBe("NotTheChair");
        Convened.Answer(new OrderAgenda(["b", "z"])).ShouldBe("NotOnAgenda");
    }

    [Fact]
    public void A_signature_says_when()
    {
        var signed = Session.Of(Seats, Session.Item("a")).Attend("j1", "j2").Vote("a", "j1+ j2+").Draft().Signed();

        signed.Signatures.ShouldAllBe(signature => signature.At == Closes);
    }
}
