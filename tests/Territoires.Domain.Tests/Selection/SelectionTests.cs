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
    public void A_mean_reads_in_french_to_two_decimals_half_up(int sum, int count, string display) => new MeanMark(sum, count).Display.ShouldBe(display);

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
    public void The_mean_is_over_final_reviews_of_jurors_who_did_not_step_aside()
    {
        var application = Admissible with { Id = "a" };
        ReviewState[] reviews =
        [
            Review("j1", 5, 5), Review("j2", 5, 0), Review("j3", 0, 0) with { Stage = ReviewStage.Written }, Review("j1", 1, 1) with { ApplicationId = "b" },
        ];

        WeightedMark.Mean(reviews, application, Rules.Grid).ShouldBe(new MeanMark(800, 2));
        WeightedMark.Mean(reviews, application with { Recusals = [new Recusal("j1", RecusalGround.Other)] }, Rules.Grid).ShouldBe(new MeanMark(300, 1));
        WeightedMark.Means(reviews, [application, Admissible with { Id = "c" }], Rules.Grid).Keys.ShouldBe(["a"]);
    }

    [Fact]
    public void Lines_go_by_votes_then_mean_then_number_and_stop_at_the_places()
    {
        SessionOutcome outcome = new("session-1", "essai", IsSigned: true,
        [
            Item("e", 4), Item("d", 4), Item("c", 4), Item("b", 5), Item("a", 7, adopted: false), Item("f", 4), Item("g", 3),
        ]);
        var marks = new Dictionary<string, MeanMark> { ["e"] = new(0, 2), ["d"] = new(1000, 3), ["c"] = new(667, 2), ["g"] = new(500, 1), ["a"] = new(500, 1) };

        Letters(outcome, marks, 10).ShouldBe("bcdefg");
        Letters(outcome, marks, 3).ShouldBe("bcd");
        Letters(outcome, new Dictionary<string, MeanMark>(), 10).ShouldBe("bcdefg");
        Letters(outcome with { Items = [.. outcome.Items.Reverse()] }, marks, 10).ShouldBe("bcdefg");
        Proposal.Of(outcome, marks, 10).Lines.Select(line => line.Rank).ShouldBe([1, 2, 3, 4, 5, 6]);
        Proposal.Of(outcome, marks, 2).FollowsFrom(outcome, 2).ShouldBeTrue();
        Proposal.Of(outcome, marks, 3).FollowsFrom(outcome, 2).ShouldBeFalse();
    }

    private static string Letters(SessionOutcome outcome, Dictionary<string, MeanMark> marks, int places) =>
        string.Concat(Proposal.Of(outcome, marks, places).Lines.Select(line => line.ApplicationId));

    private static ItemOutcome Item(string letter, int votes, bool adopted = true) => new(letter, $"essai-{letter}", votes, adopted);

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
