using Territoires.Domain.Applications;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Applications;

public sealed class SubmissionTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task From_a_draft_to_its_receipt()
    {
        var call = await app.OpenCallAsync();
        var applicant = app.As(Role.Applicant);
        var draft = await applicant.CompleteDraftAsync(call);

        var receipt = (await applicant.SubmitAsync(draft)).Ok();

        receipt.String("number").ShouldMatch($"^{call}-[0-9a-z]{{6}}$");
        receipt.Json.GetProperty("receivedAt").GetDateTimeOffset().ShouldBe(app.Now);
        receipt.Json.GetProperty("fictitious").GetBoolean().ShouldBeTrue();
        var kept = receipt.Json.GetProperty("documents").EnumerateArray().ShouldHaveSingleItem();
        kept.GetProperty("bytes").GetInt64().ShouldBe(1000);
        (await applicant.GetAsync($"{draft}/receipt")).Text.ShouldBe(receipt.Text);
        (await applicant.GetAsync(draft)).String("stage").ShouldBe("submitted");
    }

    [Fact]
    public async Task The_same_submission_twice_has_the_same_receipt_and_one_fact()
    {
        var call = await app.OpenCallAsync();
        var applicant = app.As(Role.Applicant);
        var draft = await applicant.CompleteDraftAsync(call);

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => applicant.SubmitAsync(draft)));
        var secondKey = await applicant.SubmitAsync(draft, "another-click");

        replies.Append(secondKey).Select(reply => reply.Ok().Text).Distinct().ShouldHaveSingleItem();
    }

    /// <summary>As whoever follows an example to the letter does.</summary>
    [Fact]
    public async Task A_dozen_applications_of_the_same_bodies_with_the_same_key_have_a_dozen_numbers()
    {
        var call = await app.OpenCallAsync();
        var numbers = new List<string>();
        for (var i = 0; i < 12; i++)
        {
            var draft = await app.As(Role.Applicant).CompleteDraftAsync(call, $"draft-{i}");
            numbers.Add((await app.As(Role.Applicant).SubmitAsync(draft, "mon-depot")).Ok().String("number"));
        }

        numbers.ShouldBeUnique();
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        var call = await app.OpenCallAsync();
        var applicant = app.As(Role.Applicant);
        var draft = await applicant.CompleteDraftAsync(call);
        (await applicant.SubmitAsync(draft)).Ok();

        var other = await applicant.PostAsync($"{draft}/submission", new { }, ("Idempotency-Key", "submission-1"));

        (other.Status, other.Problem).ShouldBe((422, "cle-deja-utilisee"));
    }

    [Fact]
    public async Task A_submission_without_its_key_is_refused()
    {
        var call = await app.OpenCallAsync();
        var applicant = app.As(Role.Applicant);
        var draft = await applicant.CompleteDraftAsync(call);

        var reply = await applicant.PostAsync($"{draft}/submission");

        (reply.Status, reply.Problem).ShouldBe((400, "cle-manquante"));
    }

    [Fact]
    public async Task An_incomplete_application_is_refused_with_everything_that_is_missing()
    {
        var call = await app.OpenCallAsync();
        var applicant = app.As(Role.Applicant);
        var draft = (await applicant.PostAsync($"/api/calls/{call}/applications", null, ("Idempotency-Key", "vide"))).Location!;

        var reply = await applicant.SubmitAsync(draft);

        (reply.Status, reply.Problem).ShouldBe((422, "candidature-incomplete"));
        reply.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString())
            .ShouldBe(["title", "theme", "summary", "leadBodies", $"documents.{DocumentKind.NoteOpportunite}"]);
    }

    [Fact]
    public async Task The_same_draft_key_is_the_same_draft()
    {
        var call = await app.OpenCallAsync();
        var applicant = app.As(Role.Applicant);

        var drafts = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => applicant.PostAsync($"/api/calls/{call}/applications", null, ("Idempotency-Key", "k"))));

        drafts.Select(draft => draft.Ok().Location).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_was_submitted_no_longer_changes()
    {
        var call = await app.OpenCallAsync();
        var applicant = app.As(Role.Applicant);
        var draft = await applicant.CompleteDraftAsync(call);
        (await applicant.SubmitAsync(draft)).Ok();
        var tag = (await applicant.GetAsync(draft)).ETag!;
        var document = $"{draft}/documents/{DocumentKind.NoteOpportunite}";

        (await applicant.PatchAsync(draft, new { title = "Autre" }, ("If-Match", tag))).Problem.ShouldBe("candidature-deposee");
        (await applicant.PutPdfAsync(document, TestCalls.Pdf(2000), ("If-Match", (await applicant.GetAsync(document)).ETag!))).Problem
            .ShouldBe("candidature-deposee");
        (await applicant.GetAsync(draft)).ETag.ShouldBe(tag);
    }

    [Fact]
    public async Task A_draft_is_its_applicants_alone()
    {
        var call = await app.OpenCallAsync();
        var draft = await app.As(Role.Applicant).CompleteDraftAsync(call);
        var neighbour = app.AsActor(new Actor("applicant-2", new HashSet<Role> { Role.Applicant }, null, []));

        (await neighbour.GetAsync(draft)).Status.ShouldBe(404);
        (await neighbour.SubmitAsync(draft)).Status.ShouldBe(404);
        (await neighbour.GetAsync($"{draft}/documents/{DocumentKind.NoteOpportunite}")).Status.ShouldBe(404);
        (await app.As(Role.Secretary).GetAsync(draft)).Status.ShouldBe(404, "a draft is not yet the secretary's");
        (await app.As(Role.Auditor).GetAsync(draft)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_token_for_another_call_opens_nothing_here()
    {
        var call = await app.OpenCallAsync();
        var elsewhere = app.AsActor(new Actor("applicant-1", new HashSet<Role> { Role.Applicant }, "un-autre-appel", []));

        (await elsewhere.PostAsync($"/api/calls/{call}/applications", null, ("Idempotency-Key", "k"))).Status.ShouldBe(404);
    }
}
