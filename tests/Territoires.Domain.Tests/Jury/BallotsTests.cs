using System.Globalization;
using System.Text.Json;
using Territoires.Domain.Jury;

namespace Territoires.Domain.Tests.Jury;

/// <summary>Votes are facts: the state of a session holds one letter of each, and does not grow with what is voted again.</summary>
public sealed class BallotsTests
{
    private const int Seats = 25;
    private const int Files = 500;

    private static readonly string[] Jurors = [.. Enumerable.Range(1, Seats).Select(juror => Text($"juror-{juror}"))];

    private static readonly JurySessionState Convened = Session
        .Of(
            [.. Jurors.Select((juror, place) => new Seat(Text($"seat-{place}"), "experts", juror, Text($"{juror}-alternate"), place == 0))],
            [.. Enumerable.Range(0, Files).Select(file => new AgendaItem(Text($"essai-{file:x32}"), Text($"essai-{file:000000}"), []))])
        .Attend(Jurors);

    [Fact]
    public void A_vote_of_each_member_on_each_of_five_hundred_files_adds_a_letter_and_a_vote_cast_again_adds_nothing()
    {
        var voted = Convened.Agenda.Aggregate(Convened, (session, item) => All(session, item, VoteChoice.For));
        var (before, after) = (Length(Convened), Length(voted));

        (after - before).ShouldBeLessThan(Files * ((2 * Seats) + 3), "a letter a seat and its alternate, and what JSON puts around a text");
        voted.VotesCast.ShouldBe(Files * Seats);
        var item = Convened.Agenda[^1];
        var again = All(voted, item, VoteChoice.Abstain);
        Length(again).ShouldBe(after);
        again.VotesOn(item.ApplicationId).ShouldBe(Jurors.ToDictionary(juror => juror, _ => VoteChoice.Abstain));
        again.VoteOf(Jurors[3], Convened.Agenda[0].ApplicationId).ShouldBe(VoteChoice.For);
        again.VoteOf($"{Jurors[3]}-alternate", item.ApplicationId).ShouldBeNull();
    }

    [Fact]
    public void Votes_follow_their_application_when_an_item_before_it_leaves_the_agenda()
    {
        var (first, second, last) = (Convened.Agenda[0], Convened.Agenda[1], Convened.Agenda[^1]);
        var voted = Session.Do(
            All(Convened, first, VoteChoice.For), new JurySessionCommand.Vote(Jurors[24], last.ApplicationId, VoteChoice.Against));

        var left = Session.Do(voted, new JurySessionCommand.RemoveFromAgenda(first.ApplicationId));

        left.VoteOf(Jurors[24], last.ApplicationId).ShouldBe(VoteChoice.Against);
        left.VotesOn(second.ApplicationId).ShouldBeEmpty();
        left.VotesCast.ShouldBe(1);
        var added = Session.Do(left, new JurySessionCommand.AddToAgenda(first));
        added.VotesOn(first.ApplicationId).ShouldBeEmpty("what comes back is voted on anew");
        added.VotesCast.ShouldBe(1);
    }

    [Fact]
    public void A_state_that_held_each_vote_by_juror_is_read_as_its_letters()
    {
        const string Older = """
            {"id":"essai-seance","callId":"essai","seats":[{"id":"s1","college":"experts","titular":"j1","alternate":"j2","isChair":true},
            {"id":"s2","college":"experts","titular":"j3","isChair":false}],
             "agenda":[{"applicationId":"a","number":"essai-a","recused":[]},
             {"applicationId":"b","number":"essai-b","recused":[]},{"applicationId":"c","number":"essai-c","recused":[]}],
             "votes":{"b":{"j3":"against","j2":"abstain"},"a":{"j1":"for"},"c":{}}}
            """;

        var state = JsonSerializer.Deserialize<JurySessionState>(Older, KeptFactsTests.Stored)!;

        state.Ballots.ShouldBe(["F", "-NA"]);
        state.VotesOn("b").ShouldBe(new Dictionary<string, VoteChoice> { ["j2"] = VoteChoice.Abstain, ["j3"] = VoteChoice.Against });
        JsonSerializer.Serialize(state, KeptFactsTests.Stored).ShouldNotContain("\"votes\"");
    }

    private static JurySessionState All(JurySessionState session, AgendaItem item, VoteChoice choice) => Jurors
        .Select(juror => new JurySessionFact.VoteCast(juror, item.ApplicationId, choice))
        .Aggregate(session, JurySessionEvolution.Evolve);

    private static int Length(JurySessionState session) => JsonSerializer.Serialize(session, KeptFactsTests.Stored).Length;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
