using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Territoires.Cli.Play;

namespace Territoires.Cli.Tests;

/// <summary>What <c>territoires demo</c> writes.</summary>
[Collection(nameof(PlayedTwice))]
public sealed partial class DemoTests(PlayedTwice plays) : IClassFixture<PlayedTwice>
{
    private static readonly Seed Atelier = Seed.Read(DemoCommand.UsualSeed);

    [Fact]
    public void The_six_laureates_are_the_six_real_bodies()
    {
        var real = Atelier.Applications.Where(application => !application.Fictitious).ToArray();

        var laureates = Laureates(plays.First);

        laureates.Length.ShouldBe(6);
        laureates.ShouldAllBe(laureate => !laureate.GetProperty("fictitious").GetBoolean());
        laureates.Select(Theme).ShouldBe(real.Select(application => application.Theme), ignoreOrder: true);
        laureates.Select(Credit).ShouldBe(real.Select(application => application.Photo!.Credit), ignoreOrder: true);
        laureates.ShouldAllBe(laureate => laureate.GetProperty("partnerServices").GetArrayLength() > 0
            && laureate.GetProperty("regions").GetArrayLength() > 0);
    }

    /// <summary>The minutes are not of them: the app draws numbers and the seed of ties, which nobody can choose.</summary>
    [Theory]
    [InlineData("laureates.json")]
    [InlineData("laureates.csv")]
    [InlineData("laureates.html")]
    public void Two_runs_write_the_same_bytes(string file) =>
        File.ReadAllBytes(Path.Combine(plays.First, file)).ShouldBe(File.ReadAllBytes(Path.Combine(plays.Second, file)));

    [Fact]
    public void The_votes_of_two_jurors_changed_bring_another_application_in()
    {
        var other = Atelier.Applications.Single(application => application.Key == PlayedTwice.ChangedApplication);

        var before = Laureates(plays.First).Select(Theme).ToArray();
        var after = Laureates(plays.Changed).Select(Theme).ToArray();

        before.ShouldNotContain(other.Theme);
        after.ShouldContain(other.Theme);
        after.Length.ShouldBe(6);
        before.Except(after).Count().ShouldBe(1, "one laureate gave way");
    }

    [Theory]
    [InlineData("laureates.html")]
    [InlineData("minutes.html")]
    public void Each_page_says_that_it_is_fictitious(string page) =>
        PageText(plays.First, page).ShouldMatch("(?i)ficti(f|ve)");

    [Fact]
    public void The_json_and_the_csv_say_that_they_are_fictitious()
    {
        PlayedTwice.List(plays.First).GetProperty("fictitious").GetBoolean().ShouldBeTrue();
        var lines = PlayedTwice.Text(plays.First, "laureates.csv").Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].Split(',').ShouldContain("fictitious");
        lines.Length.ShouldBe(7);
        lines[1..].ShouldAllBe(line => line.Contains("fictif", StringComparison.Ordinal));
        PlayedTwice.Text(plays.Changed, "laureates.csv")
            .ShouldContain(",true,", customMessage: "a fictitious laureate says so in its own line");
    }

    [Fact]
    public void No_file_ties_an_application_number_to_a_body()
    {
        var minutes = PageText(plays.First, "minutes.html");
        var numbers = Number().Matches(minutes).Select(match => match.Groups["letters"].Value).Distinct().ToArray();
        numbers.Length.ShouldBe(Atelier.Applications.Count);

        foreach (var file in (string[])["laureates.json", "laureates.csv", "laureates.html"])
        {
            var text = PlayedTwice.Text(plays.First, file);
            numbers.ShouldAllBe(number => !text.Contains(number, StringComparison.OrdinalIgnoreCase));
        }

        var names = Atelier.Applications.SelectMany(application => application.LeadBodies).Select(body => body.Name)
            .Concat(Laureates(plays.First).SelectMany(laureate => laureate.GetProperty("leadBodies").EnumerateArray()).Select(
                body => body.GetProperty("name").GetString()!));
        names.ShouldAllBe(name => !minutes.Contains(name, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_note_of_opportunity_is_a_whole_pdf_and_always_the_same()
    {
        foreach (var application in Atelier.Applications)
        {
            var note = OpportunityNote.Of(application, Atelier.Call.Title);

            note.ShouldBe(OpportunityNote.Of(application, Atelier.Call.Title));
            var text = System.Text.Encoding.Latin1.GetString(note);
            text.ShouldStartWith("%PDF-1.4");
            text.ShouldEndWith("%%EOF\n");
            var index = int.Parse(Start().Match(text).Groups["offset"].Value, System.Globalization.CultureInfo.InvariantCulture);
            text[index..].ShouldStartWith("xref");
        }
    }

    private static JsonElement[] Laureates(string folder) => [.. PlayedTwice.List(folder).GetProperty("laureates").EnumerateArray()];

    private static string Theme(JsonElement laureate) => laureate.GetProperty("theme").GetString()!;

    private static string Credit(JsonElement laureate) => laureate.GetProperty("photo").GetProperty("credit").GetString()!;

    private static string PageText(string folder, string page) =>
        new HtmlParser().ParseDocument(PlayedTwice.Text(folder, page)).DocumentElement.TextContent;

    // Not an id, which is the call and 32 hexadecimal digits.
    [GeneratedRegex("atelier-des-territoires-2023-(?![0-9a-f]{32})(?<letters>[0-9a-z]{6})", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex("startxref\n(?<offset>[0-9]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Start();
}
