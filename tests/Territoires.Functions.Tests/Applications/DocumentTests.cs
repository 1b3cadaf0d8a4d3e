using System.Security.Cryptography;
using Territoires.Domain.Applications;
using Territoires.Functions.Tests.Identity;
using Territoires.Tests.TestSupport;
using Territoires.Web.Sessions;

namespace Territoires.Functions.Tests.Applications;

public sealed class DocumentTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task A_document_comes_back_byte_for_byte()
    {
        var (applicant, path) = await DraftAsync();
        var pdf = TestCalls.Pdf(300_000);
        RandomNumberGenerator.Fill(PdfFrame.InsideOf(pdf));

        var put = (await applicant.PutPdfAsync(path, pdf, ("If-None-Match", "*"))).Ok();
        var got = (await applicant.GetAsync(path)).Ok();

        got.Bytes.ShouldBe(pdf);
        got.ETag.ShouldBe($"\"{Convert.ToHexStringLower(SHA256.HashData(pdf))}\"");
        put.ETag.ShouldBe(got.ETag);
    }

    [Fact]
    public async Task A_document_of_25_million_bytes_is_taken_and_one_more_byte_is_refused()
    {
        var (applicant, path) = await DraftAsync();

        var tooLarge = await applicant.PutPdfAsync(path, TestCalls.Pdf((int)DocumentKind.MaxBytes + 1), ("If-None-Match", "*"));
        var largest = await applicant.PutPdfAsync(path, TestCalls.Pdf((int)DocumentKind.MaxBytes), ("If-None-Match", "*"));

        (tooLarge.Status, tooLarge.Problem).ShouldBe((413, "piece-trop-grande"));
        largest.Ok().Json.GetProperty("bytes").GetInt64().ShouldBe(DocumentKind.MaxBytes);
    }

    [Fact]
    public async Task The_name_of_a_downloaded_file_says_whose_it_is_and_of_which_application_for_each_of_its_readers()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.PanelSet, new CommissionPlan { Applications = 2 });
        var draft = await journey.Applicant.CompleteDraftAsync(await app.OpenCallAsync(), "brouillon");
        (string Path, Role Reader)[] reads =
        [
            .. from candidate in journey.Candidates
               from role in new[] { Role.Applicant, Role.Secretary, Role.Juror }
               select (candidate.Document, role),
        ];

        foreach (var (path, role) in reads)
        {
            var number = journey.Candidates.Single(candidate => candidate.Document == path).Number;
            (await NameAsync(path, role)).ShouldMatch($"^{number}-syndicat-mixte-fictif-n-[01]-note-opportunite\\.pdf$", $"{path} {role}");
        }

        (await NameAsync($"{draft}/documents/{DocumentKind.NoteOpportunite}", Role.Applicant))
            .ShouldBe("syndicat-mixte-fictif-d-essai-note-opportunite.pdf", "a draft has no number");
        (await NameAsync($"/candidatures/{journey.First.Id}/pieces/{DocumentKind.NoteOpportunite}", Role.Applicant))
            .ShouldStartWith(journey.First.Number);
    }

    [Fact]
    public async Task A_length_that_is_not_announced_is_counted()
    {
        var (applicant, path) = await DraftAsync();
        using var content = new ChunkedContent(TestCalls.Pdf((int)DocumentKind.MaxBytes + 1));

        var reply = await applicant.SendAsync(HttpMethod.Put, path, content, ("If-None-Match", "*"));

        reply.Status.ShouldBe(413);
        (await applicant.GetAsync(path)).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("application/octet-stream")]
    [InlineData("application/x-pdf")]
    [InlineData("application/msword")]
    [InlineData("text/plain")]
    public async Task A_PDF_is_taken_whatever_the_program_that_sends_it_says_it_is(string mediaType)
    {
        var (applicant, path) = await DraftAsync();

        (await applicant.SendAsync(HttpMethod.Put, path, Caller.Bytes(TestCalls.Pdf(), mediaType), ("If-None-Match", "*"))).Ok();

        (await applicant.GetAsync(path)).Ok().MediaType.ShouldBe("application/pdf");
    }

    [Theory]
    [InlineData("PK\u0003\u0004 a zip archive", 415, "piece-pas-un-pdf")]
    [InlineData("<html></html>", 415, "piece-pas-un-pdf")]
    [InlineData("%PDF-", 422, "piece-incomplete")]
    [InlineData("%PDF-1.7\nUne note.\n", 422, "piece-incomplete")]
    [InlineData("", 422, "piece-vide")]
    public async Task A_document_that_is_not_what_it_declares_is_refused(string content, int status, string problem)
    {
        var (applicant, path) = await DraftAsync();

        var reply = await applicant.PutPdfAsync(path, System.Text.Encoding.UTF8.GetBytes(content), ("If-None-Match", "*"));

        (reply.Status, reply.Problem).ShouldBe((status, problem));
        (await applicant.GetAsync(path)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_document_is_replaced_or_taken_back_only_by_who_saw_it()
    {
        var (applicant, path) = await DraftAsync();
        (await applicant.PutPdfAsync(path, TestCalls.Pdf(), ("If-None-Match", "*"))).Ok();
        var seen = (await applicant.GetAsync(path)).ETag!;

        (await applicant.PutPdfAsync(path, TestCalls.Pdf(2000))).Problem.ShouldBe("version-non-precisee");
        (await applicant.PutPdfAsync(path, TestCalls.Pdf(2000), ("If-None-Match", "*"))).Problem.ShouldBe("version-depassee");
        (await applicant.PutPdfAsync(path, TestCalls.Pdf(2000), ("If-Match", seen))).Ok();
        (await applicant.SendAsync(HttpMethod.Delete, path, null, ("If-Match", seen))).Problem.ShouldBe("version-depassee");
        (await applicant.SendAsync(HttpMethod.Delete, path, null, ("If-Match", (await applicant.GetAsync(path)).ETag!))).Status.ShouldBe(
            204);
        (await applicant.GetAsync(path)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_document_joined_while_another_arrives_is_not_replaced_unseen()
    {
        var (applicant, path) = await DraftAsync();
        (await applicant.PutPdfAsync(path, TestCalls.Pdf(), ("If-None-Match", "*"))).Ok();
        var seen = (await applicant.GetAsync(path)).ETag!;

        // The app is not at rest while a file is on its way.
        app.RestsAfterActs = false;
        using var slow = new SlowContent(TestCalls.Pdf(3000));
        var arriving = applicant.SendAsync(HttpMethod.Put, path, slow, ("If-Match", seen));
        await slow.HalfSent;
        // Long enough for the app to have looked at what is there when the file began to arrive.
        await Task.Delay(TimeSpan.FromSeconds(2));
        (await applicant.PutPdfAsync(path, TestCalls.Pdf(2000), ("If-Match", seen))).Ok();
        slow.GoOn();

        var late = await arriving;
        app.RestsAfterActs = true;
        (late.Status, late.Problem).ShouldBe((412, "version-depassee"));
        (await applicant.GetAsync(path)).Bytes.Length.ShouldBe(2000);
    }

    [Fact]
    public async Task A_kind_that_the_rules_do_not_know_is_not_found()
    {
        var (applicant, path) = await DraftAsync();

        (await applicant.PutPdfAsync(path.Replace(DocumentKind.NoteOpportunite, "autre", StringComparison.Ordinal), TestCalls.Pdf(),
            ("If-None-Match", "*"))).Status.ShouldBe(404);
    }

    /// <summary>The name under which a browser keeps what it is sent.</summary>
    private async Task<string> NameAsync(string path, Role reader)
    {
        var browser = new PlainBrowser(app.Address);
        browser.Keep(
            Identification.Cookie, app.Token(new Actor(Cli.TokenCommand.DefaultId(reader), new HashSet<Role> { reader }, null, [])));
        var disposition = (await browser.GetAsync(path)).Headers.Split('\n')
            .Single(header => header.StartsWith("Content-Disposition: ", StringComparison.Ordinal))["Content-Disposition: ".Length..];
        return System.Net.Http.Headers.ContentDispositionHeaderValue.Parse(disposition).FileName!.Trim('"');
    }

    private async Task<(Caller Applicant, string Path)> DraftAsync()
    {
        var call = await app.OpenCallAsync();
        var applicant = app.As(Role.Applicant);
        var draft = (await applicant.PostAsync($"/api/calls/{call}/applications", null, ("Idempotency-Key", "k"))).Ok();
        return (applicant, $"{draft.Location}/documents/{DocumentKind.NoteOpportunite}");
    }

    /// <summary>A body of unknown length, which the host passes on as it comes, and whose second half waits.</summary>
    private sealed class SlowContent : HttpContent
    {
        private readonly byte[] bytes;
        private readonly TaskCompletionSource halfSent = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource goesOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public SlowContent(byte[] bytes)
        {
            this.bytes = bytes;
            Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue("application/pdf");
        }

        public Task HalfSent => halfSent.Task;

        public void GoOn() => goesOn.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
            await stream.FlushAsync();
            halfSent.SetResult();
            await goesOn.Task;
            await stream.WriteAsync(bytes.AsMemory(bytes.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = -1;
            return false;
        }
    }

    /// <summary>A body of unknown length, as a program that streams sends it.</summary>
    private sealed class ChunkedContent : HttpContent
    {
        private readonly byte[] bytes;

        public ChunkedContent(byte[] bytes)
        {
            this.bytes = bytes;
            Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue("application/pdf");
        }

        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) =>
            stream.WriteAsync(bytes).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = -1;
            return false;
        }
    }
}
