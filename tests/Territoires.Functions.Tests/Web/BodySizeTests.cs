using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using Territoires.Domain.Applications;
using Territoires.Functions.Tests.Identity;
using Territoires.Tests.TestSupport;
using Territoires.Web.Access;

namespace Territoires.Functions.Tests.Web;

/// <summary>A body that is too large is refused in words, at every address, whether its length is announced or counted.</summary>
public sealed class BodySizeTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly int[] OfAnAct = [413];

    /// <summary>
    /// An act that takes a document looks at its draft and at the first bytes before the rest, and does nothing before it has read
    /// all.
    /// </summary>
    private static readonly int[] OfADocument = [413, 404, 415];
    private static readonly int[] OfAForm = [413, 400];
    private static readonly string[] Writing = ["POST", "PUT", "PATCH", "DELETE"];
    private readonly TestApp app = fixture.App;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_program_sends_has_four_megabytes_at_most(bool announced)
    {
        var (applicant, draft) = await DraftAsync();
        var path = $"/api/applications/{draft}";
        var tag = (await applicant.GetAsync(path)).ETag!;

        var over = await applicant.SendAsync(
            HttpMethod.Patch, path, Body(Padded("""{"title":"t"}""", BodySize.Text + 1), "application/json", announced), ("If-Match", tag));
        var at = await applicant.SendAsync(
            HttpMethod.Patch, path, Body(Padded("""{"title":"t"}""", BodySize.Text), "application/json", announced), ("If-Match", tag));

        (over.Status, over.Problem).ShouldBe((413, "envoi-trop-grand"));
        over.String("detail").ShouldContain("4\u00a0Mo");
        over.String("next").ShouldContain("partagez-le");
        at.Status.ShouldBe(200);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_form_of_some_fields_has_256_kilobytes_at_most(bool announced)
    {
        var (applicant, draft) = await DraftAsync();
        var path = $"/candidatures/{draft}/etapes/projet";
        var page = new HtmlParser().ParseDocument((await applicant.GetAsync(path)).Ok().Text);
        var form = $"version={Uri.EscapeDataString(page.QuerySelector("input[name=version]")!.GetAttribute("value")!)}&title=t&vide=";

        var over = await applicant.SendAsync(HttpMethod.Post, path, Body(Padded(form, BodySize.Fields + 1), Form, announced));
        var at = await applicant.SendAsync(HttpMethod.Post, path, Body(Padded(form, BodySize.Fields), Form, announced));

        (over.Status, over.MediaType).ShouldBe((413, "text/html"));
        Words(over).ShouldContain("256\u00a0ko");
        over.Text.ShouldContain("envoi-trop-grand");
        at.Status.ShouldBe(302);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_document_in_a_form_has_25_million_bytes_at_most_whatever_surrounds_it(bool announced)
    {
        var (applicant, draft) = await DraftAsync();
        var (administrator, call) = (app.As(Role.Administrator), await app.OpenCallAsync());
        (Caller Who, string Path, string Field)[] forms =
        [
            (applicant, $"/candidatures/{draft}/etapes/pieces", "fichier.note-opportunite"),
            (administrator, $"/gestion/appels/{call}/documents", "fichier"),
        ];

        foreach (var (who, path, field) in forms)
        {
            foreach (var bytes in new[] { DocumentKind.MaxBytes + 1, DocumentKind.MaxBytes + BodySize.Envelope })
            {
                var over = await who.SendAsync(HttpMethod.Post, path, await FileAsync(field, bytes, announced));
                (over.Status, over.MediaType).ShouldBe((413, "text/html"), $"{path}, {bytes}");
                Words(over).ShouldContain("25\u00a0Mo");
            }

            var at = await who.SendAsync(HttpMethod.Post, path, await FileAsync(field, DocumentKind.MaxBytes, announced));
            at.Status.ShouldBe(302, path);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Documents_in_one_form_have_75_million_bytes_at_most_and_what_a_form_adds(bool announced)
    {
        var (applicant, draft) = await DraftAsync();

        var over = await applicant.SendAsync(
            HttpMethod.Post, $"/candidatures/{draft}/etapes/pieces",
            await FileAsync("fichier.note-opportunite", BodySize.Of(BodyKind.DocumentsForm), announced));

        (over.Status, over.MediaType).ShouldBe((413, "text/html"));
        Words(over).ShouldContain("75\u00a0Mo");
        Words(over).ShouldContain("en plusieurs envois");
    }

    [Theory]
    [InlineData(25_000_000, true, 200)]
    [InlineData(25_000_000, false, 200)]
    [InlineData(25_000_001, true, 413)]
    [InlineData(25_000_001, false, 413)]
    [InlineData(40_000_000, true, 413)]
    [InlineData(40_000_000, false, 413)]
    public async Task A_document_by_itself_has_25_million_bytes_at_most(int bytes, bool announced, int status)
    {
        var (applicant, draft) = await DraftAsync();
        var call = await app.OpenCallAsync();

        var own = await applicant.SendAsync(
            HttpMethod.Put, $"/api/applications/{draft}/documents/note-opportunite",
            Body(TestCalls.Pdf(bytes), "application/pdf", announced), ("If-None-Match", "*"));
        var calls = await app.As(Role.Administrator)
            .SendAsync(HttpMethod.Put, $"/api/calls/{call}/documents/guide?title=Guide",
                Body(TestCalls.Pdf(bytes), "application/pdf", announced), ("If-None-Match", "*"));

        (own.Status, calls.Status).ShouldBe((status, status));
        own.Problem.ShouldBe(status == 413 ? "piece-trop-grande" : null);
    }

    [Fact]
    public async Task Every_address_that_takes_a_body_refuses_one_that_is_announced_too_large_and_none_fails_on_one_that_is_not()
    {
        var call = await app.OpenCallAsync();
        var everyRole = app.AsActor(new Actor("tous-les-roles", Enum.GetValues<Role>().ToHashSet(), null, []));
        var asked = 0;
        foreach (var route in AppRoutes.Served().Where(route => route.Policy.Body != BodyKind.Nothing))
        {
            foreach (var method in route.Methods.Intersect(Writing))
            {
                var path = AppRoutes.Address(route.Template, call, ApplicationKey.Of(call, Guid.Empty));
                var isApi = path.StartsWith("/api/", StringComparison.Ordinal);
                var (bytes, type) = (Padded(isApi ? "{}" : "a=", BodySize.Of(route.Policy.Body) + 1), isApi ? "application/json" : Form);
                (string, string)[] headers = [("If-Match", "\"x\""), ("Idempotency-Key", "trop-grand")];

                var announced = await everyRole.SendAsync(new HttpMethod(method), path, Body(bytes, type, announced: true), headers);
                var counted = await everyRole.SendAsync(new HttpMethod(method), path, Body(bytes, type, announced: false), headers);

                announced.Status.ShouldBe(413, route.ToString());
                (route.Policy.Body == BodyKind.Document ? OfADocument : isApi ? OfAnAct : OfAForm)
                    .ShouldContain(counted.Status, $"{route}: {counted.Text}");
                asked++;
            }
        }

        asked.ShouldBeGreaterThan(70);
    }

    [Fact]
    public async Task An_act_that_reads_no_body_is_not_done_when_one_comes_that_is_too_large_and_nobody_announced_it()
    {
        var journey = await CommissionJourney.OpenAsync(app, new CommissionPlan { Applications = 1 });
        var path = $"{journey.First.Path}/withdrawal";

        var over = await journey.Applicant.SendAsync(
            HttpMethod.Post, path, Body(Padded("{}", BodySize.Fields + 1), "application/json", announced: false));
        (over.Status, over.Problem).ShouldBe((413, "envoi-trop-grand"));
        (await journey.Applicant.GetAsync(journey.First.Path)).String("stage").ShouldBe("submitted", "nothing was done");

        (await journey.Applicant.SendAsync(
            HttpMethod.Post, path, Body(Padded("{}", BodySize.Fields), "application/json", announced: false))).Status.ShouldBe(204);
        (await journey.Applicant.GetAsync(journey.First.Path)).String("stage").ShouldBe("withdrawn");
    }

    [Fact]
    public async Task Nobody_needs_to_be_signed_in_to_be_told()
    {
        var anybody = app.As();

        foreach (var path in new[] { "/connexion", $"/candidatures/{Guid.Empty:N}/retrait" })
        {
            var reply = await anybody.SendAsync(
                HttpMethod.Post, path, Body(Padded("adresse=", BodySize.Fields + 1), Form, announced: false));
            reply.Status.ShouldBe(413, path);
            Words(reply).ShouldContain("256\u00a0ko");
        }
    }

    [Theory]
    [InlineData("multipart/form-data", "sans frontière")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nsans fin")]
    [InlineData(Form, null)]
    public async Task A_form_that_cannot_be_read_is_refused_and_never_an_outage(string mediaType, string? body)
    {
        body ??= string.Join('&', Enumerable.Range(0, 10_001).Select(i => $"f{i}="));
        var (applicant, draft) = await DraftAsync();

        foreach (var (who, path) in new[]
            { (app.As(), "/connexion"), (app.As(), $"/candidatures/{draft}/retrait"), (applicant, $"/candidatures/{draft}/retrait") })
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
            var reply = await who.SendAsync(HttpMethod.Post, path, content);
            (reply.Status is 400 or 401).ShouldBeTrue($"{path}: {reply.Status} {reply.Text}");
            reply.Text.ShouldContain("Erreur");
        }
    }

    private async Task<(Caller Applicant, string Id)> DraftAsync()
    {
        var call = await app.OpenCallAsync();
        var applicant = app.As(Role.Applicant);
        var draft = (await applicant.PostAsync($"/api/calls/{call}/applications", null, ("Idempotency-Key", "k"))).Ok();
        return (applicant, draft.String("id"));
    }

    private static string Words(Reply page) => WebUtility.HtmlDecode(page.Text);

    /// <summary>Spaces at the end change nothing of JSON, and fill the last field of a form.</summary>
    private static byte[] Padded(string text, long bytes)
    {
        var padded = new byte[bytes];
        padded.AsSpan().Fill((byte)' ');
        Encoding.UTF8.GetBytes(text, padded);
        return padded;
    }

    private static async Task<HttpContent> FileAsync(string field, long bytes, bool announced)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("Guide"), "title" }, { Caller.Bytes(TestCalls.Pdf((int)bytes), "application/pdf"), field, "note.pdf" },
        };
        return Body(await form.ReadAsByteArrayAsync(), form.Headers.ContentType!.ToString(), announced);
    }

    private static HttpContent Body(byte[] bytes, string mediaType, bool announced)
    {
        HttpContent content = announced ? new ByteArrayContent(bytes) : new UnannouncedContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        return content;
    }

    /// <summary>A body of unknown length, as a program that streams sends it.</summary>
    private sealed class UnannouncedContent(byte[] bytes) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(bytes).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = -1;
            return false;
        }
    }
}
