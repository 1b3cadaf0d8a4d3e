namespace Territoires.Tests.Architecture.Repository;

/// <summary>What is written here is read side by side with something else.</summary>
public sealed class LineLengthTests
{
    private const int Longest = 140;

    [Fact]
    public async Task No_line_of_code_or_text_is_longer_than_a_hundred_and_forty_characters()
    {
        var files = (await Repo.TrackedAsync())
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" or ".md" && File.Exists(Repo.At(file)))
            .ToList();

        files.Count.ShouldBeGreaterThan(100);
        files.SelectMany(TooLong).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a.cs", true)]
    [InlineData("a.md", false)]
    public void A_row_of_a_table_is_one_line_in_markdown_only(string file, bool isTooLong) =>
        IsTooLong(file, $"| {new string('x', Longest)} | y |").ShouldBe(isTooLong);

    private static IEnumerable<string> TooLong(string file) => File.ReadLines(Repo.At(file.Split('/')))
        .Select((line, index) => (Text: line, Number: index + 1))
        .Where(line => IsTooLong(file, line.Text))
        .Select(line => $"{file}:{line.Number} {line.Text.Length}");

    /// <summary>A row of a table of Markdown and a word alone, such as an address, cannot be wrapped.</summary>
    private static bool IsTooLong(string file, string line) => line.Length > Longest
        && !(Path.GetExtension(file) == ".md" && (line.StartsWith('|') || !line.Trim().Contains(' ', StringComparison.Ordinal)));
}
