using System.Text;
using System.Xml.Linq;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Management;

/// <summary>A file to take away from the desk, whatever its applicant wrote in it.</summary>
public sealed class FilePdfTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly string Endless = string.Concat(Enumerable.Repeat("Interminable", 14));
    private static readonly string LongText = string.Join("\n\n", Enumerable.Range(1, 30).Select(number =>
        $"Paragraphe {number}, qui dit ce que le projet apporte au territoire, à ses habitantes et à ses habitants, et comment."));

    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task It_holds_all_that_was_written_over_as_many_pages_as_it_takes()
    {
        var journey = await ToAsync(LongText, "Un projet");

        var pdf = (await journey.Secretary.GetAsync(PathOf(journey))).Ok().Bytes;

        using var file = PdfText.Open(pdf);
        file.PageCount.ShouldBeGreaterThan(1);
        file.Info.Title.ShouldStartWith("Syndicat mixte fictif n° 0 – Un projet – ");
        var text = PdfText.Of(pdf);
        foreach (var number in Enumerable.Range(1, 30))
        {
            text.ShouldContain($"Paragraphe {number}, qui dit ce que le projet apporte au territoire, à ses habitantes et à ses");
        }

        text.ShouldContain(journey.First.Number);
        text.ShouldContain("48 – Lozère");
        text.ShouldContain("Essayer");
        text.ShouldContain("Jointe, ");
        (await journey.Secretary.GetAsync(PathOf(journey))).Ok().Bytes.ShouldBe(pdf);
    }

    [Fact]
    public async Task A_word_without_end_and_signs_that_the_font_lacks_break_nothing()
    {
        var journey = await ToAsync($"{Endless} 東京 😀 \u202eenvers عربي Αθήνα", $"Œuvre & <cie> {Endless} 1\u202f500 €");

        var pdf = (await journey.Secretary.GetAsync(PathOf(journey))).Ok().Bytes;

        var text = PdfText.Of(pdf);
        text.ShouldContain(Endless, Case.Sensitive, "no hyphen, no space");
        text.ShouldContain("Œuvre & <cie>");
        text.ShouldContain("1\u202f500 €");
        text.ShouldContain("Αθήνα");
        using var file = PdfText.Open(pdf);
        var description = file.Internals.Catalog.Elements.GetDictionary("/Metadata")!.Stream.UnfilteredValue;
        XDocument.Parse(Encoding.UTF8.GetString(description).Trim('\ufeff')).Root!.Value.ShouldContain("Œuvre & <cie>");
    }

    [Theory]
    [InlineData(Role.Secretary, 200)]
    [InlineData(Role.Authority, 200)]
    [InlineData(Role.Auditor, 200)]
    [InlineData(Role.Administrator, 403)]
    [InlineData(Role.Applicant, 403)]
    [InlineData(Role.Service, 403)]
    public async Task It_is_for_whoever_reads_the_page(Role role, int status)
    {
        var journey = await ToAsync("En essayant.", "Un projet");
        var (reader, page) = (app.As(role), PathOf(journey)[..^"/dossier.pdf".Length]);

        (await reader.GetAsync(page)).Status.ShouldBe(status);
        (await reader.GetAsync(PathOf(journey))).Status.ShouldBe(status);
        if (status == 200)
        {
            (await Desk.Of(app, role).OpenAsync(page)).Page.QuerySelector("a.fr-link--download")!.GetAttribute("href")
                .ShouldBe(PathOf(journey));
            (await reader.GetAsync(PathOf(journey).Replace(journey.Call, "autre-appel", StringComparison.Ordinal))).Status.ShouldBe(404);
        }
    }

    private Task<CommissionJourney> ToAsync(string summary, string title) =>
        CommissionJourney.ToAsync(app, CommissionStage.Closed, new CommissionPlan
        {
            Applications = 1,
            Content = candidate => new
            {
                title,
                leadBodies = new[] { new { kind = "SM", name = $"Syndicat mixte fictif n° {candidate}" } },
                departements = new[] { "48" },
                theme = "Comment faire\u00a0?",
                summary,
                ambitions = new[] { "Essayer" },
            },
        });

    private static string PathOf(CommissionJourney journey) =>
        $"/gestion/appels/{journey.Call}/recevabilite/{journey.First.Id}/dossier.pdf";
}
