using Territoires.Domain.Applications;
using Territoires.Domain.Instruction;

namespace Territoires.Domain.Tests.Instruction;

public sealed class AllotmentTests
{
    [Fact]
    public void Every_file_has_its_readers_and_every_juror_about_as_many_files()
    {
        var random = new Random(20261130);
        for (var time = 0; time < 500; time++)
        {
            var jurors = Enumerable.Range(1, random.Next(1, 12)).Select(number => $"juror-{number}").ToList();
            var files = Enumerable.Range(1, random.Next(0, 40)).Select(number => File($"file-{number}")).ToList();
            var readers = random.Next(1, 6);

            var share = Allotment.Of(files, files, jurors, readers);

            share.Distinct().Count().ShouldBe(share.Count);
            files.ShouldAllBe(file => share.Count(one => one.File == file.Id) == Math.Min(readers, jurors.Count));
            var loads = jurors.Select(juror => share.Count(one => one.Juror == juror)).ToList();
            (loads.Max() - loads.Min()).ShouldBeLessThanOrEqualTo(1);
        }
    }

    [Fact]
    public void What_jurors_have_already_counts_and_nobody_is_given_a_file_that_they_stepped_aside_from()
    {
        var heavy = File("heavy") with { Assigned = ["juror-1"] };
        var kept = File("kept") with { Recusals = [new Recusal("juror-2", RecusalGround.Employment)] };

        Allotment.Of([heavy, kept], [kept], ["juror-1", "juror-2", "juror-3"], 1).ShouldBe([("kept", "juror-3")]);
        Allotment.Of([heavy, kept], [heavy, kept], ["juror-1", "juror-2", "juror-3"], 1).ShouldBe([("kept", "juror-3")]);
        Allotment.Of([kept], [kept], ["juror-2"], 2).ShouldBeEmpty();
    }

    private static ListedApplication File(string id) => ListedApplication.Of(TestData.Submitted) with
    {
        Id = id,
        Assigned = [],
        Recusals = [],
    };
}
