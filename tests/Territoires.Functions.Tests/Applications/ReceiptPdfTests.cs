using Territoires.Tests.TestSupport;
using Territoires.Web.Text;

namespace Territoires.Functions.Tests.Applications;

/// <summary>The receipt as the paper that a mayor files.</summary>
public sealed class ReceiptPdfTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task It_says_what_was_received_when_and_what_comes_next_and_ties_no_body_to_the_number()
    {
        var journey = await CommissionJourney.OpenAsync(app);
        var receipt = (await journey.Applicant.GetAsync($"{journey.First.Path}/receipt")).Ok().Json;

        var pdf = (await journey.Applicant.GetAsync(PathOf(journey))).Ok();

        pdf.MediaType.ShouldBe("application/pdf");
        var text = PdfText.Of(pdf.Bytes);
        text.ShouldContain("Récépissé de dépôt");
        text.ShouldContain(journey.First.Number);
        text.ShouldContain("Projet 0");
        text.ShouldContain(FrenchText.Instant(receipt.GetProperty("receivedAt").GetDateTimeOffset(), "Europe/Paris"));
        text.ShouldContain("Service chargé du dossier");
        var document = receipt.GetProperty("documents")[0];
        text.ShouldContain(document.GetProperty("label").GetString()!);
        text.ShouldContain(document.GetProperty("sha256").GetString()!);
        text.ShouldContain("Après la clôture, l’organisateur vérifie la recevabilité");
        text.ShouldNotContain("Syndicat mixte", Case.Insensitive, "a number is never tied to a body on a paper that may travel");
        using var file = PdfText.Open(pdf.Bytes);
        file.Info.Title.ShouldContain(journey.First.Number);
        PdfText.Tags(pdf.Bytes).ShouldContain("H1");
        (await journey.Applicant.GetAsync(PathOf(journey))).Ok().Bytes.ShouldBe(pdf.Bytes);
    }

    [Fact]
    public async Task It_is_its_applicants_and_of_what_was_submitted_only()
    {
        var journey = await CommissionJourney.OpenAsync(app);
        var page = await Management.Desk.Of(app, Role.Applicant).OpenAsync(PathOf(journey)[..^".pdf".Length]);
        page.Page.QuerySelector("a.fr-link--download")!.GetAttribute("href").ShouldBe(PathOf(journey));
        var draft = await journey.Applicant.CompleteDraftAsync(await app.OpenCallAsync(), "sans-recepisse");

        (await journey.Secretary.GetAsync(PathOf(journey))).Status.ShouldBe(403);
        var other = app.AsActor(new Actor("un-autre", new HashSet<Role> { Role.Applicant }, null, []));
        (await other.GetAsync(PathOf(journey))).Status.ShouldBe(404);
        (await journey.Applicant.GetAsync($"/candidatures/{draft.Split('/')[^1]}/recepisse.pdf")).Status.ShouldBe(404);
    }

    private static string PathOf(CommissionJourney journey) => $"/candidatures/{journey.First.Id}/recepisse.pdf";
}
