namespace Territoires.Orchestrations.Tests;

public sealed class KeptHistoryTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("territoires-histories-").FullName;

    public KeptHistoryTests()
    {
        Keep("call-1.json", "first");
        Keep("call-10.json", "tenth");
    }

    [Fact]
    public void Accepting_a_history_that_is_new_adds_it_and_leaves_the_others_as_they_are()
    {
        new KeptHistories(folder, accepts: true).Match("eleventh");

        Kept().ShouldBe(
            new Dictionary<string, string> { ["call-1.json"] = "first\n", ["call-10.json"] = "tenth\n", ["call-11.json"] = "eleventh\n" });
    }

    [Fact]
    public void Accepting_a_history_that_is_kept_adds_nothing()
    {
        new KeptHistories(folder, accepts: true).Match("first");

        Kept().Count.ShouldBe(2);
    }

    [Fact]
    public void A_history_that_is_not_kept_is_refused_until_it_is_accepted()
    {
        var histories = new KeptHistories(folder, accepts: false);

        Should.Throw<InvalidOperationException>(() => histories.Match("eleventh")).Message.ShouldContain("./dev accept");
        Should.NotThrow(() => histories.Match("tenth"));
        Kept().Count.ShouldBe(2);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Keep(string file, string history) => File.WriteAllText(Path.Combine(folder, file), history + "\n");

    private Dictionary<string, string> Kept() =>
        Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToDictionary(file => Path.GetFileName(file)!, File.ReadAllText);
}
