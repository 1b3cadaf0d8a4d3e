using Territoires.Domain.Jury;
using static Territoires.Domain.Jury.JurySessionCommand;

namespace Territoires.Domain.Tests.Jury;

public sealed class QuorumTests
{
    /// <summary>Every panel of 1 to 12, every number of recusals, every number of present, with the recused among them or not.</summary>
    [Fact]
    public void A_vote_is_open_exactly_when_half_of_the_mandates_are_present()
    {
        for (var size = 1; size <= 12; size++)
        {
            for (var recused = 0; recused <= size; recused++)
            {
                for (var sitting = 0; sitting <= size; sitting++)
                {
                    var jurors = Enumerable.Range(1, size).Select(Juror).ToArray();
                    var session = Session.Of(Panel(size), Session.Item("a", [.. jurors.Take(recused)]));
                    // Those who sit come from the end: the recused sit last, when all others do.
                    var present = jurors.Skip(size - sitting).ToArray();
                    var free = present.Where(juror => !jurors.Take(recused).Contains(juror)).ToArray();
                    session = session.Attend(present);

                    var quorum = Quorum.Of(session, session.Agenda[0]);

                    quorum.ShouldBe(new Quorum(size - recused, free.Length));
                    quorum.IsMet.ShouldBe(2 * free.Length >= size - recused);
                    if (free.Length > 0)
                    {
                        session.Answer(new Vote(free[0], "a", VoteChoice.Abstain)).ShouldBe(quorum.IsMet ? "VoteCast" : "NoQuorum");
                    }
                }
            }
        }
    }

    [Fact]
    public void An_absent_quorum_says_how_many_sit_and_how_many_it_takes() =>
        JurySessionDecision.Decide(
            Session.Of(Panel(5), Session.Item("a")).Attend("j1", "j2"), new Vote("j1", "a", VoteChoice.For), TestData.Closes)
            .Refusal.ShouldBe(new JurySessionRefusal.NoQuorum(2, 3));

    [Fact]
    public void Abstentions_count_for_the_quorum_of_the_minutes()
    {
        var item = Session.Of(Panel(5), Session.Item("a")).Attend("j1", "j2", "j3").Vote("a", "j1+ j2= j3=")
            .Draft().Minutes!.Items.ShouldHaveSingleItem();

        item.ShouldBe(
            new MinutesItem(
                "essai-a", For: 1, Against: 0, Abstain: 2, Mandates: 5, Present: 3, Recused: 0, CastingVote: false, Adopted: true));
    }

    [Fact]
    public void An_alternate_has_a_mandate_only_in_the_seat_of_an_absent_titular()
    {
        var session = Session.Of(TestData.Seats, Session.Item("a", "j2"), Session.Item("b", "j4"));
        var (a, b) = (session.Agenda[0], session.Agenda[1]);

        Quorum.Of(session, a).ShouldBe(new Quorum(2, 0));
        Quorum.Of(session, b).ShouldBe(new Quorum(3, 0));
        Quorum.Of(session.Attend("j4"), a).ShouldBe(new Quorum(3, 1));
        Quorum.Of(session.Attend("j4"), b).ShouldBe(new Quorum(2, 0));
        Quorum.Of(session.Attend("j2"), a).ShouldBe(new Quorum(2, 0));
    }

    [Fact]
    public void A_recusal_after_the_votes_of_others_can_leave_an_item_pending()
    {
        var session = Session.Of(Panel(6), Session.Item("a")).Attend("j1", "j2", "j3").Vote("a", "j1+ j2+");

        Session.Do(session, new RecuseFromItem("a", "j3")).Answer(new DraftMinutes()).ShouldBe("ItemsPending");
        Session.Do(session, new RecuseFromItem("a", "j3")).Attend("j4").Vote("a", "j4-").Answer(new DraftMinutes())
            .ShouldBe("MinutesDrafted");
    }

    [Fact]
    public void An_item_from_which_everybody_stepped_aside_is_not_adopted()
    {
        var item = Session.Of(Panel(2), Session.Item("a", "j1", "j2")).Attend("j1").Draft().Minutes!.Items.ShouldHaveSingleItem();

        item.ShouldBe(new MinutesItem("essai-a", 0, 0, 0, Mandates: 0, Present: 0, Recused: 2, CastingVote: false, Adopted: false));
    }

    /// <summary>Seats s1…sn of j1…jn; the first presides.</summary>
    internal static Seat[] Panel(int size) =>
    [
        .. Enumerable.Range(1, size).Select(n => new Seat($"s{n}", "experts", Juror(n), null, n == 1)),
    ];

    private static string Juror(int number) => $"j{number}";
}
