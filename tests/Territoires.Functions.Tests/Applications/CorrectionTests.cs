using System.Globalization;
using Territoires.Functions.Tests.Identity;
using Territoires.Functions.Tests.Management;
using Territoires.Tests.TestSupport;
using Territoires.Web.Text;

namespace Territoires.Functions.Tests.Applications;

/// <summary>A correction, from what the secretary asks to what everybody reads.</summary>
public sealed class CorrectionTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly DateTimeOffset Deadline = new(2026, 5, 5, 10, 0, 0, TimeSpan.Zero);
    private static readonly string[] ProjectAlone = ["project"];

    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task Asked_written_and_sent_in_a_browser_a_correction_is_what_everybody_reads_and_the_receipt_stays()
    {
        var address = SignInJourney.NewAddress();
        var owner = $"commune-{Guid.CreateVersion7():N}";
        (await app.As(Role.Administrator).PutAsync(
            "/api/accounts", new { address, roles = new[] { Role.Applicant }, id = owner }, ("If-None-Match", "*"))).Ok();
        var (journey, path, applicant) = await SubmittedAsync(owner);
        var id = path.Split('/')[^1];
        var receipt = (await applicant.GetAsync($"{path}/receipt")).Ok().Text;
        var before = (await journey.Secretary.GetAsync(path)).Ok();

        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{journey.Call}/recevabilite/{id}");
        await secretary.FollowAsync("Demander une correction");
        await secretary.SubmitAsync("Demander la correction", ("text", "Précisez le titre."));
        secretary.Status.ShouldBe(422);
        secretary.FaultyFields.ShouldBe(["parts", "deadline"]);
        secretary.ValueOf("text").ShouldBe("Précisez le titre.", "nothing typed is lost");
        await secretary.SubmitAsync(
            "Demander la correction", ("parts", "project"), ("parts", "documents.note-opportunite"), ("deadline", "2026-05-05T12:00"));
        secretary.Text.ShouldContain("Attendue jusqu’au 5 mai 2026 à 12 h 00");
        secretary.Offers("Enregistrer la décision").ShouldBeFalse();
        (await journey.Secretary.PostAsync($"{path}/eligibility", new { admissible = true })).Problem.ShouldBe("correction-attendue");

        var browser = await SignedInAsync("/candidatures", owner);
        browser.Page.Body!.TextContent.ShouldContain("Correction demandée");
        PageShape.Check(browser.Page, browser.Location);
        await browser.OpenAsync($"/candidatures/{id}");
        browser.Page.Body!.TextContent.ShouldContain("Précisez le titre.");
        PageShape.Check(browser.Page, browser.Location);
        await browser.FollowAsync("Corriger ma candidature");
        browser.Title.ShouldStartWith("Le projet");
        PageShape.Check(browser.Page, browser.Location);
        browser.Page.QuerySelectorAll("nav[aria-label='Étapes de la candidature'] li").Select(step => step.TextContent.Trim())
            .Select(step => step.Split('\u00a0')[0].Trim()).ShouldBe(
                ["Le projet", "Les pièces", "Vérifier et envoyer"], "only what is asked is open");
        (await journey.Service.PostAsync($"{path}/opinions", new { verdict = "favorable" })).Ok();
        await browser.SubmitAsync("Enregistrer et continuer", new Dictionary<string, string> { ["title"] = "Un titre précis" });
        browser.Status.ShouldBe(200, "what services do meanwhile is no conflict");
        (await journey.Secretary.GetAsync(path)).String("title").ShouldBe("Un quartier d’activités", "nothing is read before it is sent");
        await browser.SubmitAsync("Remplacer la pièce « Note d’opportunité »", file: TestCalls.Pdf(2000));
        await browser.SubmitAsync("Continuer");
        PageShape.Check(browser.Page, browser.Location);
        await browser.SubmitAsync("Envoyer la correction");
        browser.Page.QuerySelector("#correction")!.TextContent.ShouldBe("Votre correction est reçue");

        var after = (await journey.Secretary.GetAsync(path)).Ok();
        after.String("title").ShouldBe("Un titre précis");
        after.Json.GetProperty("correction").GetProperty("stage").GetString().ShouldBe("sent");
        (await journey.Service.GetAsync(path)).String("title").ShouldBe("Un titre précis");
        (await applicant.GetAsync($"{path}/receipt")).Text.ShouldBe(receipt);
        await secretary.OpenAsync($"/gestion/appels/{journey.Call}/recevabilite/{id}");
        await secretary.FollowAsync($"La candidature telle que déposée le {FrenchInstant(before)}");
        secretary.Text.ShouldContain("Un quartier d’activités");
        var first = await app.As(Role.Secretary)
            .GetAsync($"/gestion/appels/{journey.Call}/recevabilite/{id}/versions/1/pieces/note-opportunite");
        (first.Bytes.Length, (await journey.Secretary.GetAsync($"{path}/documents/note-opportunite")).Bytes.Length).ShouldBe((1000, 2000));
        (await journey.Secretary.PostAsync($"{path}/eligibility", new { admissible = true })).Ok();

        await app.SettleAsync();
        var inbox = await app.Browser().OpenAsync("/dev/mail");
        inbox.Page.QuerySelectorAll($"[data-destinataire='{address}'] h2").Select(subject => subject.TextContent)
            .ShouldBe(
                [
                    "Récépissé de votre candidature modifiée", "Une correction est demandée sur votre candidature",
                    "Récépissé de votre candidature",
                ],
                ignoreOrder: true);
    }

    [Fact]
    public async Task At_its_deadline_a_correction_is_in_time_and_a_millisecond_later_it_is_refused_and_what_was_typed_stays()
    {
        await using var late = await TestApp.StartAsync();
        var journey = await CommissionJourney.OpenAsync(late, new CommissionPlan { Applications = 1 });
        (await AskAsync(journey, journey.First.Path)).Status.ShouldBe(201);
        var browser = await SignedInAsync(late, $"/candidatures/{journey.First.Id}/etapes/projet", "applicant-1");
        await late.AdvanceToAsync(Deadline);
        await browser.SubmitAsync("Enregistrer", new Dictionary<string, string> { ["title"] = "À l’heure" });
        browser.Status.ShouldBe(200);

        await late.AdvanceToAsync(Deadline.AddMilliseconds(1));
        await browser.SubmitAsync("Enregistrer", new Dictionary<string, string> { ["title"] = "Trop tard" });

        browser.Status.ShouldBe(409);
        browser.Page.QuerySelector("#erreurs")!.TextContent.ShouldContain("Il est trop tard pour corriger");
        browser.Page.QuerySelector("#title")!.GetAttribute("value").ShouldBe("Trop tard", "nothing typed is lost");
        (await journey.Applicant.PostAsync($"{journey.First.Path}/corrections/submission")).Problem.ShouldBe("correction-trop-tard");
        await browser.OpenAsync($"/candidatures/{journey.First.Id}");
        browser.Page.QuerySelector("#correction")!.TextContent.ShouldBe("La correction demandée n’est plus attendue");
        (await journey.Secretary.GetAsync(journey.First.Path)).String("title").ShouldBe("Projet 0");
        (await journey.Secretary.PostAsync($"{journey.First.Path}/eligibility", new { admissible = true })).Status.ShouldBe(
            200, "after the deadline nothing is awaited");
    }

    [Fact]
    public async Task A_request_taken_back_leaves_the_application_as_it_was()
    {
        var (journey, path, applicant) = await SubmittedAsync("commune-annulee");
        var id = path.Split('/')[^1];
        (await AskAsync(journey, path)).Status.ShouldBe(201);
        (await AskAsync(journey, path, "Autre chose.")).Problem.ShouldBe("correction-attendue", "one at a time");
        var tag = (await applicant.GetAsync(path)).ETag!;
        (await applicant.PatchAsync(path, new { title = "Un titre jamais envoyé" }, ("If-Match", tag))).Ok();

        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{journey.Call}/recevabilite/{id}");
        await secretary.SubmitAsync("Annuler la demande de correction");

        secretary.Text.ShouldContain("Demande annulée.");
        secretary.Offers("Enregistrer la décision").ShouldBeTrue();
        (await applicant.GetAsync(path)).String("title").ShouldBe("Un quartier d’activités");
        (await applicant.PatchAsync(path, new { title = "Encore" }, ("If-Match", tag))).Problem.ShouldBe("candidature-deposee");
        (await applicant.PostAsync($"{path}/corrections/submission")).Problem.ShouldBe("correction-non-demandee");
    }

    [Fact]
    public async Task Only_the_parts_that_were_opened_change_and_an_old_tab_overwrites_nothing()
    {
        var (journey, path, applicant) = await SubmittedAsync("commune-prudente");
        (await AskAsync(journey, path)).Status.ShouldBe(201);
        var tag = (await applicant.GetAsync(path)).ETag!;

        (await applicant.PatchAsync(path, new { partnerServices = new[] { "DDT d’essai" } }, ("If-Match", tag))).Problem
            .ShouldBe("partie-non-ouverte");
        (await applicant.PutPdfAsync($"{path}/documents/note-opportunite", TestCalls.Pdf(3000), ("If-Match", "*"))).Problem
            .ShouldBe("version-depassee");
        (await applicant.PutPdfAsync(
            $"{path}/documents/note-opportunite", TestCalls.Pdf(3000),
            ("If-Match", (await applicant.GetAsync($"{path}/documents/note-opportunite")).ETag!))).Problem.ShouldBe("partie-non-ouverte");
        (await applicant.PostAsync($"{path}/corrections/submission")).Problem.ShouldBe("correction-sans-changement");
        (await applicant.PatchAsync(path, new { title = "Premier" }, ("If-Match", tag))).Ok();
        (await applicant.PatchAsync(path, new { title = "Second" }, ("If-Match", tag))).Problem.ShouldBe("version-depassee");
        (await app.AsActor(new Actor("un-autre", new HashSet<Role> { Role.Applicant }, null, [])).PostAsync(
            $"{path}/corrections/submission")).Status.ShouldBe(404);
        (await applicant.PostAsync($"{path}/corrections/submission")).Ok().String("stage").ShouldBe("sent");
        (await applicant.PostAsync($"{path}/corrections/submission")).Ok();
        (await journey.Secretary.PostAsync($"{path}/corrections/cancellation")).Problem.ShouldBe("correction-envoyee");
    }

    private static Task<Reply> AskAsync(CommissionJourney journey, string path, string text = "Précisez le titre.") =>
        journey.Secretary.PostAsync($"{path}/corrections", new { text, parts = ProjectAlone, deadline = "2026-05-05T12:00:00" });

    /// <summary>A call of its own with one application of this applicant, in the area of the service of the journey.</summary>
    private async Task<(CommissionJourney Journey, string Path, Caller Applicant)> SubmittedAsync(string owner)
    {
        var journey = await CommissionJourney.OpenAsync(app, new CommissionPlan { Applications = 0 });
        var applicant = app.AsActor(new Actor(owner, new HashSet<Role> { Role.Applicant }, null, []));
        var path = await applicant.CompleteDraftAsync(journey.Call, owner);
        (await applicant.PatchAsync(path, new { departements = new[] { "48" } }, ("If-Match", (await applicant.GetAsync(path)).ETag!)))
            .Ok();
        (await applicant.SubmitAsync(path, owner)).Ok();
        return (journey, path, applicant);
    }

    private Task<Browser> SignedInAsync(string address, string owner) => SignedInAsync(app, address, owner);

    private static async Task<Browser> SignedInAsync(TestApp app, string address, string owner)
    {
        var browser = await app.Browser().OpenAsync(address);
        return await browser.SubmitAsync(
            "Se connecter",
            new Dictionary<string, string> { ["jeton"] = app.Token(new Actor(owner, new HashSet<Role> { Role.Applicant }, null, [])) });
    }

    private static string FrenchInstant(Reply application) => FrenchText.Instant(
        DateTimeOffset.Parse(application.String("receivedAt"), CultureInfo.InvariantCulture), "Europe/Paris").Replace('\u00a0', ' ');
}
