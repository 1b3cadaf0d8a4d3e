using Territoires.Domain.Jury;

namespace Territoires.Domain.Tests.Jury;

public sealed class MarkSpreadTests
{
    [Fact]
    public void The_spread_is_that_of_the_marks_that_count()
    {
        var item = new AgendaItem("a", "n", ["juror-3"], [Mark(1, 320), Mark(2, 480), Mark(3, 0)]);

        ItemMarks.SpreadOf(item).ShouldBe((320, 480), "who stepped aside marks nothing");
        ItemMarks.Of(item).Mean!.Display.ShouldBe("4,00");
    }

    [Fact]
    public void Without_a_mark_there_is_no_spread()
    {
        ItemMarks.SpreadOf(new AgendaItem("a", "n", [], [])).ShouldBeNull();
        ItemMarks.SpreadOf(new AgendaItem("a", "n", [])).ShouldBeNull();
    }

    private static JurorMark Mark(int juror, int mark) => new($"juror-{juror}", mark, []);
}
