using Territoires.Domain.Applications;
using Territoires.Domain.Instruction;
using Territoires.Domain.Jury;
using Territoires.Domain.Selection;
using static Territoires.Domain.Tests.TestData;
using Proposal = Territoires.Domain.Selection.Proposal;

namespace Territoires.Domain.Tests.Selection;

public sealed class SelectionTests
{
    [Theory]
    [InlineData(0, 1, "0,00")]
    [InlineData(500, 1, "5,00")]
    [InlineData(1281, 3, "4,27")]
    [InlineData(7, 1, "0,07")]
    [InlineData(801, 2, "4,01")]
    [InlineData(1000, 3, "3,33")]
    [InlineData(1001, 3, "3,34")]
    public void A_mean_reads_in_french_to_two_decimals_half_up(int sum, int count, string display) =>
        new MeanMark(sum, count).Display.ShouldBe(display);

    [Fact]
    public void Means_are_compared_as_fractions_and_no_mark_is_below_nought()
    {
        MeanMark.Compare(new(400, 1), new(1200, 3)).ShouldBe(0);
        MeanMark.Compare(new(1000, 3), new(333, 1)).ShouldBePositive();
        MeanMark.Compare(new(1000, 3), new(334, 1)).ShouldBeNegative();
        MeanMark.Compare(null, new(0, 1)).ShouldBeNegative();
        MeanMark.Compare(new(0, 1), null).ShouldBePositive();
        MeanMark.Compare(null, null).ShouldBe(0);
    }

    [Fact]
    public void Marks_are_of_final_reviews_of_jurors_who_did_not_step_aside()
    {
        var application = Admissible with { Id = "a" };
        ReviewState[] reviews =
        [
            Review("j2", 5, 0), Review("j1", 5, 5), Review("j3", 0, 0) with { Stage = ReviewStage.Written },
            Review("j1", 1, 1) with { ApplicationId = "b" },
        ];

        var marks = WeightedMark.Marks(reviews, ListedApplication.Of(application), Rules.Grid);

        marks.Select(mark => (mark.JurorId, mark.Mark)).ShouldBe([("j1", 500), ("j2", 300)]);
        marks.Select(mark => string.Join(' ', mark.Scores)).ShouldBe(["5 5", "5 0"]);
        ItemMarks.Of(marks).ShouldBe(new ItemMarks(800, 2, [10, 5]));
        WeightedMark.Marks(reviews, ListedApplication.Of(application) with { Recusals = [new Recusal("j1", RecusalGround.Other)] },
            Rules.Grid).Select(mark => mark.JurorId).ShouldBe(["j2"]);
        WeightedMark.Marks(reviews, ListedApplication.Of(Admissible with { Id = "c" }), Rules.Grid).ShouldBeEmpty();
    }

    [Fact]
    public void Lines_go_by_share_of_votes_then_mean_then_criteria_and_stop_at_the_places()
    {
        SessionOutcome outcome = new("session-1", "essai", IsSigned: true,
        [
            Item("e", 4, 5, Marks(0, 2, 0, 0)), Item("d", 4, 5, Marks(1000, 3, 9, 12)), Item("c", 4, 5, Marks(667, 2, 7, 6)),
            Item("b", 5, 5), Item("a", 7, 7, adopted: false), Item("f", 4, 5),
            Item("g", 3, 5, Marks(500, 1, 5, 5)), Item("h", 4, 5, Marks(667, 2, 6, 9)),
        ]);

        Letters(outcome, 10).ShouldBe("bchdefg");
        Letters(outcome, 3).ShouldBe("bch");
        Letters(outcome with { Items = [.. outcome.Items.Reverse()] }, 10).ShouldBe("bchdefg");
        var lines = Proposal.Of(outcome, 10).Lines;
        lines.Select(line => line.Rank).ShouldBe([1, 2, 3, 4, 5, 6, 7]);
        lines.Select(line => line.SettledBy).ShouldBe([
            Settlement.ByVotes, new(SettlementKind.Criterion, 0), new(SettlementKind.Criterion, 0), new(SettlementKind.Mean),
            new(SettlementKind.Mean), new(SettlementKind.Mean), Settlement.ByVotes,
        ]);
        Proposal.Of(outcome, 2).FollowsFrom(outcome, 2).ShouldBeTrue();
        Proposal.Of(outcome, 3).FollowsFrom(outcome, 2).ShouldBeFalse();
    }

    [Fact]
    public void A_recusal_costs_the_applicant_nothing_one_vote_of_one_is_as_much_as_two_of_two()
    {
        SessionOutcome outcome = new(
            "session-1", "essai", IsSigned: true,
            [Item("a", 2, 2, Marks(300, 1, 3, 3)), Item("b", 1, 1, Marks(400, 1, 4, 4)), Item("c", 3, 4, Marks(500, 1, 5, 5))]);

        Letters(outcome, 3).ShouldBe("bac");
        Precedence.CompareShares(outcome.Items[0], outcome.Items[1]).ShouldBe(0);
        Precedence.CompareShares(Item("x", 1, 3), Item("y", 2, 6)).ShouldBe(0, "fractions, never rounded");
    }

    [Fact]
    public void What_nothing_else_tells_apart_is_drawn_shares_its_rank_and_nobody_s_number_counts()
    {
        SessionOutcome outcome = new(
            "session-1", "essai", IsSigned: true,
            [.. "abcdefgh".Select(letter => Item($"{letter}", 2, 3, Marks(300, 1, 3, 3)))], DrawSeed: "graine");
        var renumbered = outcome with { Items = [.. outcome.Items.Select((item, place) => item with { Number = $"essai-{9 - place}" })] };

        var drawn = Letters(outcome, 8);

        drawn.ShouldBe(string.Concat("abcdefgh".OrderBy(letter => Sha256($"graine:{letter}"), StringComparer.Ordinal)));
        Letters(renumbered, 8).ShouldBe(drawn);
        Enumerable.Range(0, 20).Select(seed => Letters(outcome with { DrawSeed = $"{seed}" }, 8)).Distinct().Count()
            .ShouldBe(20, "another seed is another draw");
        var proposal = Proposal.Of(outcome, 3);
        proposal.Lines.ShouldAllBe(line => line.Rank == 1 && line.SettledBy!.Kind == SettlementKind.Draw && proposal.IsTied(line));
        Draw.Commitment("graine").ShouldBe(Sha256("graine"));
        Letters(outcome with { DrawSeed = null }, 8).ShouldBe(
            string.Concat("abcdefgh".OrderBy(letter => Sha256($"session-1:{letter}"), StringComparer.Ordinal)), "minutes without a seed");
    }

    [Fact]
    public void A_tie_at_the_last_place_names_all_who_are_in_it_and_what_told_them_apart()
    {
        SessionOutcome outcome = new("session-1", "essai", IsSigned: true,
            [Item("a", 4, 4), Item("b", 3, 4, Marks(400, 1, 4, 4)), Item("c", 3, 4, Marks(300, 1, 3, 3)),
                Item("d", 3, 4, Marks(300, 1, 3, 3)), Item("e", 2, 3)], DrawSeed: "graine");

        Proposal.Of(outcome, 1).Tie.ShouldBeNull("the votes chose");
        Proposal.Of(outcome, 2).Tie!.By.ShouldBe(new Settlement(SettlementKind.Mean));
        var drawn = Proposal.Of(outcome, 3).Tie!;
        drawn.By.ShouldBe(new Settlement(SettlementKind.Draw));
        drawn.Numbers.Order(StringComparer.Ordinal).ShouldBe(["essai-b", "essai-c", "essai-d"]);
        Proposal.Of(outcome, 4).Tie.ShouldBeNull();
        Proposal.Of(outcome, 5).Tie.ShouldBeNull("everybody has a place");
        Proposal.Of(outcome, 0).Tie.ShouldBeNull();
    }

    [Fact]
    public void Minutes_without_marks_take_those_of_the_day_and_keep_their_own_when_they_have_them()
    {
        SessionOutcome outcome = new("session-1", "essai", IsSigned: true, [Item("a", 1, 1, Marks(100, 1, 1, 1)), Item("b", 1, 1)]);
        var ofTheDay = new Dictionary<string, ItemMarks> { ["a"] = Marks(500, 1, 5, 5), ["b"] = Marks(400, 1, 4, 4) };

        var filled = outcome.WithMarks(ofTheDay);

        filled.Items.Select(item => item.Marks!.Sum).ShouldBe([100, 400]);
        Proposal.Of(filled, 2).FollowsFrom(outcome, 2).ShouldBeTrue("the lines state what the minutes do not");
    }

    [Fact]
    public void Equal_means_share_their_rank_and_what_nobody_reviewed_is_not_ranked()
    {
        var ranking = Ranking.Of(
            [("n", null), ("a", new MeanMark(300, 1)), ("b", new MeanMark(400, 1)), ("c", new MeanMark(600, 2)), ("m", null),
                ("d", new MeanMark(100, 1))], places: 2);

        ranking.Lines.Select(line => (line.Rank, line.Number, line.IsTied))
            .ShouldBe([(1, "b", false), (2, "a", true), (2, "c", true), (4, "d", false), (null, "n", false), (null, "m", false)]);
        ranking.TiedAtCut.ShouldBe(["a", "c"]);
        ranking.CountsDiffer.ShouldBeTrue();
        Ranking.Of([("a", new MeanMark(300, 1)), ("b", new MeanMark(300, 1))], places: 2).TiedAtCut.ShouldBeEmpty("both have a place");
        Ranking.Of([("a", new MeanMark(300, 1)), ("b", null)], places: 1).CountsDiffer.ShouldBeFalse();
    }

    private static string Sha256(string text) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    private static string Letters(SessionOutcome outcome, int places) =>
        string.Concat(Proposal.Of(outcome, places).Lines.Select(line => line.ApplicationId));

    private static ItemMarks Marks(int sum, int count, params int[] criteria) => new(sum, count, criteria);

    private static ItemOutcome Item(string letter, int votes, int cast, ItemMarks? marks = null, bool adopted = true) =>
        new(letter, $"essai-{letter}", votes, cast, adopted, marks);

    private static ReviewState Review(string juror, int projet, int portage) => new()
    {
        Id = $"a-{juror}",
        CallId = "essai",
        ApplicationId = "a",
        JurorId = juror,
        Scores = new Dictionary<string, int> { ["projet"] = projet, ["portage"] = portage },
        Stage = ReviewStage.Final,
    };
}
