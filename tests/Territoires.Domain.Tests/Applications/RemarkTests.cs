using Territoires.Domain.Applications;
using static Territoires.Domain.Applications.ApplicationCommand;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Applications;

/// <summary>What those who examine a file write to each other about it.</summary>
public sealed class RemarkTests
{
    [Fact]
    public void Remarks_follow_each_other_and_the_same_words_twice_in_a_row_are_written_once()
    {
        var written = After(Submitted, By("secretary-1", " Le plan manque.\n"));
        Answer(written, By("secretary-1", "Le plan manque.")).ShouldBe("nothing");

        var answered = After(After(written, By("ddt-f0", "Il vient.", RemarkSide.Service)), By("secretary-1", "Le plan manque."));

        answered.Remarks.Select(remark => (remark.AuthorId, remark.Side, remark.Text)).ShouldBe(
        [
            ("secretary-1", RemarkSide.Secretary, "Le plan manque."), ("ddt-f0", RemarkSide.Service, "Il vient."),
            ("secretary-1", RemarkSide.Secretary, "Le plan manque."),
        ]);
        answered.Remarks[0].At.ShouldBe(InWindow);
    }

    [Fact]
    public void A_remark_says_something_in_2_000_characters_at_most_and_a_file_holds_100()
    {
        Answer(Submitted, By("secretary-1", " \n ")).ShouldBe("RemarkUnacceptable");
        Answer(Submitted, By("secretary-1", new string('x', 2001))).ShouldBe("RemarkUnacceptable");
        Answer(Submitted, By("secretary-1", new string('x', 2000))).ShouldBe("RemarkWritten");

        var last = Enumerable.Range(1, 99).Aggregate(Submitted, (state, number) => After(state, By("secretary-1", $"Point {number}.")));
        Answer(last, By("secretary-1", "Point 100.")).ShouldBe("RemarkWritten");
        Answer(After(last, By("secretary-1", "Point 100.")), By("secretary-1", "Point 101.")).ShouldBe("TooManyRemarks");
    }

    [Fact]
    public void Only_its_author_takes_a_remark_back_and_its_place_stays()
    {
        var two = After(After(Submitted, By("secretary-1", "Un.")), By("secretary-1", "Deux."));
        Answer(two, new TakeBackRemark("authority-1", 1)).ShouldBe("NotItsAuthor");
        Answer(two, new TakeBackRemark("secretary-1", 0)).ShouldBe("NoSuchRemark");
        Answer(two, new TakeBackRemark("secretary-1", 3)).ShouldBe("NoSuchRemark");

        var one = After(two, new TakeBackRemark("secretary-1", 1));

        one.Remarks.Select(remark => remark.Text).ShouldBe([null, "Deux."]);
        Answer(one, new TakeBackRemark("secretary-1", 1)).ShouldBe("nothing");
        ApplicationWords.Without(one).Remarks.Select(remark => remark.Text).ShouldBe([null, null], "its words may name a person");
    }

    private static WriteRemark By(string author, string text, RemarkSide side = RemarkSide.Secretary) => new(author, side, text);

    private static string Answer(ApplicationState state, ApplicationCommand command) =>
        Name(ApplicationDecision.Decide(state, command, InWindow));

    private static ApplicationState After(ApplicationState state, ApplicationCommand command) =>
        ApplicationDecision.Decide(state, command, InWindow).Value.Aggregate(state, ApplicationEvolution.Evolve);
}
