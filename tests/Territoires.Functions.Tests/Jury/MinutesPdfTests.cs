using AngleSharp.Html.Parser;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Jury;

/// <summary>The minutes to take away: the words of their page, for whoever reads it, by eye or by ear.</summary>
public sealed class MinutesPdfTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task They_say_what_their_page_says_in_the_same_order()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Signed);
        var page = new HtmlParser().ParseDocument((await journey.Secretary.GetAsync(PageOf(journey))).Ok().Text);
        page.QuerySelector("a.fr-link--download")!.GetAttribute("href").ShouldBe($"{PageOf(journey)}.pdf");

        var text = PdfText.Of((await journey.Secretary.GetAsync($"{PageOf(journey)}.pdf")).Ok().Bytes);

        string[] said =
        [
            .. page.QuerySelectorAll("main :is(h1, h2, dt, dd, th, td, li, caption), main p:not(.fr-no-print, .fr-notice p)")
                .Select(element => Words(element.TextContent)),
        ];
        said.Length.ShouldBeGreaterThan(60);
        var place = 0;
        foreach (var words in said)
        {
            var found = Words(text).IndexOf(words, place, StringComparison.Ordinal);
            found.ShouldBeGreaterThanOrEqualTo(0, $"« {words} » after « {Words(text)[..place]} »");
            place = words.Length == 0 ? place : found + words.Length;
        }

        text.ShouldContain("Présidence\u00a0: Membre du jury 1, le ");
    }

    [Fact]
    public async Task They_are_tagged_for_whoever_does_not_see_them()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Minuted);

        var pdf = (await journey.Secretary.GetAsync($"{PageOf(journey)}.pdf")).Ok().Bytes;

        using var document = PdfText.Open(pdf);
        var catalog = document.Internals.Catalog;
        catalog.Elements.GetString("/Lang").ShouldBe("fr-FR");
        document.Info.Title.ShouldStartWith("Procès-verbal – ");
        catalog.Elements.GetDictionary("/MarkInfo")!.Elements.GetBoolean("/Marked").ShouldBeTrue();
        catalog.Elements.GetDictionary("/ViewerPreferences")!.Elements.GetBoolean("/DisplayDocTitle").ShouldBeTrue();
        document.Outlines.Select(place => place.Title).ShouldContain("Les votes");
        var tags = PdfText.Tags(pdf);
        tags.Take(3).ShouldBe(["Document", "H1", "P"]);
        tags.Count(tag => tag == "H1").ShouldBe(1);
        tags.ShouldBeSubsetOf(["Document", "H1", "H2", "P", "L", "LI", "Lbl", "LBody", "Table", "Caption", "TR", "TH", "TD"]);
        tags.Count(tag => tag == "Table").ShouldBe(3, "the jury, who came and went, the votes");
        tags.Count(tag => tag == "TH").ShouldBe(4 + 3 + 4 + 3 + 9 + 3, "columns and rows have headers");
    }

    [Fact]
    public async Task The_same_minutes_are_the_same_bytes_and_other_minutes_are_others()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Minuted, new CommissionPlan { Applications = 1 });
        var path = $"{PageOf(journey)}.pdf";

        var one = (await journey.Secretary.GetAsync(path)).Ok();
        var two = (await journey.Secretary.GetAsync(path)).Ok();
        (await journey.SignAsync(journey.Secretary)).Ok();
        var signed = (await journey.Secretary.GetAsync(path)).Ok();

        one.Bytes[..5].ShouldBe("%PDF-"u8.ToArray());
        two.Bytes.ShouldBe(one.Bytes);
        two.ETag.ShouldBe(one.ETag);
        signed.ETag.ShouldNotBe(one.ETag);
        (await journey.Secretary.GetAsync(path, ("If-None-Match", signed.ETag!))).Status.ShouldBe(304);
        PdfText.Of(signed.Bytes).ShouldContain("Secrétariat\u00a0: ");
        PdfText.Of(one.Bytes).ShouldContain("Le procès-verbal n’est pas encore signé.");
    }

    [Fact]
    public async Task Whoever_may_not_read_the_page_gets_the_same_refusal()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Voted, new CommissionPlan { Applications = 1 });
        (await journey.Secretary.GetAsync($"{PageOf(journey)}.pdf")).Status.ShouldBe(404, "they are not drafted");
        await journey.ToAsync(CommissionStage.Minuted);

        foreach (var (reader, status) in new[]
        {
            (journey.Secretary, 200), (journey.Authority, 200), (journey.Juror(1), 200), (journey.Juror(77), 404), (journey.Applicant, 403),
        })
        {
            (await reader.GetAsync(PageOf(journey))).Status.ShouldBe(status);
            (await reader.GetAsync($"{PageOf(journey)}.pdf")).Status.ShouldBe(status);
        }

        var nobody = app.As();
        (await nobody.GetAsync($"{PageOf(journey)}.pdf")).Location.ShouldStartWith("/connexion");
    }

    [Fact]
    public async Task A_member_who_stepped_aside_reads_no_name_of_the_file_there()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Reviewed, new CommissionPlan
        {
            Applications = 2,
            Vote = (candidate, juror) => candidate == 0 && juror == 2 ? null : "for",
        });
        (await journey.Juror(2).PostAsync($"{journey.First.Path}/recusals", new { ground = "other" })).Status.ShouldBe(204);
        await journey.ToAsync(CommissionStage.Minuted);

        var aside = PdfText.Of((await journey.Juror(2).GetAsync($"{PageOf(journey)}.pdf")).Ok().Bytes);
        var other = PdfText.Of((await journey.Juror(1).GetAsync($"{PageOf(journey)}.pdf")).Ok().Bytes);

        aside.ShouldContain(journey.First.Number);
        aside.ShouldNotContain("Projet 0");
        other.ShouldContain("Projet 0");
    }

    private static string PageOf(CommissionJourney journey) => $"/jury/seances/{journey.Call}-seance/proces-verbal";

    /// <summary>Without any space: pages and files break their lines elsewhere.</summary>
    private static string Words(string text) => string.Concat(text.Where(sign => !char.IsWhiteSpace(sign)));
}
