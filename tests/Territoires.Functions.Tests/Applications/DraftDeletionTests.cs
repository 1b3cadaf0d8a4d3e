using Territoires.Domain.Applications;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Applications;

/// <summary>An applicant who opened too many drafts finds each again, and is rid of those that they do not want.</summary>
public sealed class DraftDeletionTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Delete = "Supprimer le brouillon";

    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task Three_drafts_that_were_opened_are_told_apart_and_a_fourth_is_not_opened_unawares()
    {
        var call = await app.OpenCallAsync();
        var applicant = app.As(Role.Applicant);
        await DraftAsync(applicant, call, new { title = "Un quartier d’activités" });
        await DraftAsync(applicant, call, new { leadBodies = new[] { new { code = "59512" } } });
        await DraftAsync(applicant, call, null);

        var browser = await SignedInAsync($"/appels/{call}/candidater");

        browser.Page.QuerySelectorAll("#deja li").Select(line => Plain(line.TextContent)).ShouldBe([
            "Un quartier d’activités – brouillon commencé le 20 avril 2026 à 10 h 00 (heure de Paris), aucune pièce jointe",
            "Brouillon sans titre – Roubaix – brouillon commencé le 20 avril 2026 à 10 h 00 (heure de Paris), aucune pièce jointe",
            "Brouillon sans titre – brouillon commencé le 20 avril 2026 à 10 h 00 (heure de Paris), aucune pièce jointe",
        ], ignoreOrder: true);
        await browser.FollowAsync("Brouillon sans titre – Roubaix");
        browser.Title.ShouldBe("Ma candidature");
    }

    [Fact]
    public async Task Deleted_after_its_consequence_was_confirmed_a_draft_is_shown_to_nobody_any_more_nor_are_its_documents()
    {
        var call = await app.OpenCallAsync();
        var applicant = app.As(Role.Applicant);
        var draft = await applicant.CompleteDraftAsync(call, "draft");
        var document = $"{draft}/documents/{DocumentKind.NoteOpportunite}";
        (await applicant.GetAsync(document)).Ok();
        var browser = await SignedInAsync(PageOf(draft));

        await browser.FollowAsync("Supprimer ce brouillon");
        Plain(browser.Page.QuerySelector("#brouillon-nom")!.TextContent).ShouldBe("Un quartier d’activités");
        Plain(browser.Page.QuerySelector("#brouillon-contenu")!.TextContent).ShouldEndWith("1 pièce jointe");
        await browser.SubmitAsync(Delete, new Dictionary<string, string> { ["confirmer-suppression"] = "" });
        (browser.Status, browser.Page.QuerySelector("#erreurs")!.TextContent.Contains("cochez la case", StringComparison.Ordinal))
            .ShouldBe((422, true));
        (await applicant.GetAsync(draft)).String("stage").ShouldBe("draft");

        await browser.SubmitAsync(Delete);

        browser.Title.ShouldBe("Mes candidatures");
        browser.Page.QuerySelectorAll($"a[href='{PageOf(draft)}']").ShouldBeEmpty();
        (await applicant.GetAsync($"/api/calls/{call}/applications")).Json.GetProperty("applications").GetArrayLength().ShouldBe(0);
        (await applicant.GetAsync(document)).Status.ShouldBe(404);
        var left = (await applicant.GetAsync(draft)).Ok();
        (left.String("stage"), left.String("title"), left.Json.GetProperty("documents").GetArrayLength()).ShouldBe(("deleted", "", 0));
        (await app.As(Role.Secretary).GetAsync(draft)).Status.ShouldBe(404);
        (await browser.OpenAsync(PageOf(draft))).Title.ShouldBe("Brouillon supprimé");
    }

    [Fact]
    public async Task A_document_that_a_deleted_draft_shared_is_still_read_in_the_other_application()
    {
        var call = await app.OpenCallAsync();
        var applicant = app.As(Role.Applicant);
        var pdf = TestCalls.Pdf();
        var draft = await DraftAsync(applicant, call, TestCalls.Content);
        var other = await DraftAsync(applicant, call, TestCalls.Content);
        foreach (var path in new[] { draft, other })
        {
            (await applicant.PutPdfAsync($"{path}/documents/{DocumentKind.NoteOpportunite}", pdf, ("If-None-Match", "*"))).Ok();
        }

        (await applicant.DeleteAsync(draft, ("If-Match", (await applicant.GetAsync(draft)).ETag!))).Status.ShouldBe(204);

        (await applicant.GetAsync($"{other}/documents/{DocumentKind.NoteOpportunite}")).Ok().Bytes.ShouldBe(pdf);
        (await applicant.SubmitAsync(other, "other")).Ok();
    }

    [Fact]
    public async Task What_another_tab_wrote_meanwhile_is_not_deleted_unseen_and_what_is_written_after_the_deletion_is_shown_again()
    {
        var call = await app.OpenCallAsync();
        var applicant = app.As(Role.Applicant);
        var draft = await DraftAsync(applicant, call, new { title = "Premier" });
        var deleting = await SignedInAsync($"{PageOf(draft)}/suppression");
        var writing = await SignedInAsync($"{PageOf(draft)}/etapes/projet");
        await writing.SubmitAsync("Enregistrer", new Dictionary<string, string> { ["title"] = "Second" });

        await deleting.SubmitAsync(Delete);
        deleting.Status.ShouldBe(412);
        deleting.Page.QuerySelector("#erreurs")!.TextContent.ShouldContain("a changé entre-temps");
        deleting.Page.QuerySelector("#brouillon-nom")!.TextContent.ShouldBe("Second");
        await deleting.SubmitAsync(Delete);
        deleting.Title.ShouldBe("Mes candidatures");

        await writing.SubmitAsync("Enregistrer", new Dictionary<string, string> { ["summary"] = "Écrit trop tard." });
        writing.Status.ShouldBe(409);
        writing.Page.QuerySelector("#erreurs")!.TextContent.ShouldContain("Ce brouillon a été supprimé");
        writing.Page.QuerySelector("[name=summary]")!.TextContent.ShouldBe("Écrit trop tard.");
        (await applicant.GetAsync(draft)).String("stage").ShouldBe("deleted");
    }

    [Fact]
    public async Task A_draft_of_a_call_that_closed_says_so_is_read_again_and_can_be_deleted()
    {
        await using var later = await TestApp.StartAsync();
        var call = await later.OpenCallAsync();
        var applicant = later.As(Role.Applicant);
        var draft = await applicant.CompleteDraftAsync(call, "draft");
        await later.AdvanceToAsync(TestCalls.Closes.AddHours(1));
        var browser = await SignedInAsync(PageOf(draft), later);

        browser.Page.Body!.TextContent.ShouldContain("n’a pas été déposé, et ne peut plus l’être");
        browser.Page.QuerySelectorAll("main a[href*='/etapes/']").ShouldBeEmpty();
        await browser.FollowAsync("Supprimer ce brouillon");
        await browser.SubmitAsync(Delete);

        browser.Title.ShouldBe("Mes candidatures");
        (await applicant.GetAsync(draft)).String("stage").ShouldBe("deleted");
    }

    [Fact]
    public async Task Deleted_twice_it_is_done_once_a_lost_key_opens_nothing_again_and_what_is_submitted_stays()
    {
        var call = await app.OpenCallAsync();
        var applicant = app.As(Role.Applicant);
        var started = (await applicant.PostAsync($"/api/calls/{call}/applications", null, ("Idempotency-Key", "once"))).Ok();
        var draft = started.Location!;
        (await applicant.DeleteAsync(draft)).Problem.ShouldBe("version-non-precisee");
        (await applicant.DeleteAsync(draft, ("If-Match", "\"9-0000000000000000\""))).Problem.ShouldBe("version-depassee");

        (await applicant.DeleteAsync(draft, ("If-Match", started.ETag!))).Status.ShouldBe(204);
        (await applicant.DeleteAsync(draft, ("If-Match", started.ETag!))).Status.ShouldBe(204);
        (await applicant.PostAsync($"/api/calls/{call}/applications", null, ("Idempotency-Key", "once"))).Problem
            .ShouldBe("brouillon-supprime");
        (await applicant.PatchAsync(draft, new { title = "Trop tard" }, ("If-Match", started.ETag!))).Problem
            .ShouldBe("brouillon-supprime");
        (await applicant.PostAsync($"{draft}/submission", null, ("Idempotency-Key", "s"))).Problem.ShouldBe("brouillon-supprime");

        var submitted = await applicant.CompleteDraftAsync(call, "submitted");
        var version = (await applicant.GetAsync(submitted)).ETag!;
        (await applicant.SubmitAsync(submitted, "submitted")).Ok();
        (await applicant.DeleteAsync(submitted, ("If-Match", version))).Problem.ShouldBe("candidature-deposee");
        (await (await SignedInAsync($"{PageOf(submitted)}/suppression")).OpenAsync($"{PageOf(submitted)}/suppression")).Title.ShouldBe(
            "Ma candidature déposée");
        var stranger = app.AsActor(new Actor("applicant-2", new HashSet<Role> { Role.Applicant }, null, []));
        (await stranger.DeleteAsync(submitted, ("If-Match", version))).Status.ShouldBe(404);
    }

    private static string PageOf(string draft) => $"/candidatures/{draft.Split('/')[^1]}";

    private static string Plain(string text) =>
        string.Join(' ', text.Split([' ', '\n', '\u00a0', '\u202f'], StringSplitOptions.RemoveEmptyEntries));

    private static async Task<string> DraftAsync(Caller applicant, string call, object? content) =>
        (await applicant.PostAsync($"/api/calls/{call}/applications", content, ("Idempotency-Key", Guid.CreateVersion7().ToString("N"))))
            .Ok().Location!;

    private async Task<Browser> SignedInAsync(string address, TestApp? at = null)
    {
        var browser = await (at ?? app).Browser().OpenAsync(address);
        return await browser.SubmitAsync(
            "Se connecter",
            new Dictionary<string, string>
            { ["jeton"] = (at ?? app).Token(new Actor("applicant-1", new HashSet<Role> { Role.Applicant }, null, [])) });
    }
}
