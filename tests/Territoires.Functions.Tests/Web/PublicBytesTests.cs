using System.IO.Compression;
using System.Net;
using AngleSharp.Html.Parser;
using Territoires.Tests.TestSupport;
using Territoires.Web.Sessions;

namespace Territoires.Functions.Tests.Web;

/// <summary>What everybody reads travels once: under a tag of its bytes, compressed, and never past what it says.</summary>
public sealed class PublicBytesTests(PublicBytesTests.PublishedCall published) : IClassFixture<PublicBytesTests.PublishedCall>
{
    private static readonly HttpClient Http = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None });

    private readonly CommissionJourney journey = published.Journey;

    private string[] Pages =>
    [
        "/", $"/appels/{journey.Call}", $"/appels/{journey.Call}/laureats", $"/appels/{journey.Call}/laureats?region=Occitanie",
        $"/appels/{journey.Call}/laureats/syndicat-mixte-fictif-n-0",
        $"/appels/{journey.Call}/laureats.json", $"/appels/{journey.Call}/laureats.csv", $"/appels/{journey.Call}/laureats.xlsx",
        $"/appels/{journey.Call}/laureats.geojson",
        "/aide", "/accessibilite", "/mentions-legales", "/donnees-personnelles", "/sitemap.xml", "/appels.atom", "/documentation-api",
        "/api/openapi.json",
    ];

    [Fact]
    public async Task A_reader_who_has_the_bytes_is_told_so_in_each_form()
    {
        foreach (var page in Pages)
        {
            var tags = new HashSet<string>();
            foreach (var coding in new[] { null, "gzip, deflate, br", "gzip" })
            {
                using var first = await AskAsync(page, coding);
                first.StatusCode.ShouldBe(HttpStatusCode.OK, page);
                var tag = first.Headers.ETag!;
                tag.IsWeak.ShouldBeFalse(page);
                tags.Add(tag.Tag);
                first.Headers.CacheControl!.ToString().ShouldBe("public, no-cache", page);
                string.Join(", ", first.Headers.Vary).ShouldBe("Accept-Encoding, Authorization, Cookie", page);
                first.Headers.Contains("Set-Cookie").ShouldBeFalse(page);
                first.Headers.Contains("Pragma").ShouldBeFalse(page);

                using var again = await AskAsync(page, coding, ("If-None-Match", $"\"autre\", W/{tag.Tag}"));
                again.StatusCode.ShouldBe(HttpStatusCode.NotModified, page);
                again.Headers.ETag!.Tag.ShouldBe(tag.Tag, page);
                (await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length.ShouldBe(0, page);
                using var other = await AskAsync(page, coding, ("If-None-Match", "\"autre\""));
                other.StatusCode.ShouldBe(HttpStatusCode.OK, page);
            }

            if (!page.Contains('.', StringComparison.Ordinal))
            {
                tags.Count.ShouldBe(3, $"{page} has a tag a form");
            }
        }
    }

    [Fact]
    public async Task Compressed_or_not_it_is_the_same_page()
    {
        foreach (var page in new[] { $"/appels/{journey.Call}/laureats", "/assets/x/dsfr/dsfr.min.css" })
        {
            var plain = await BytesAsync(page, null);
            (await BytesAsync(page, "br")).ShouldBe(plain, page);
            (await BytesAsync(page, "gzip;q=0.5")).ShouldBe(plain, page);
            using var refused = await AskAsync(page, "br;q=0, identity");
            refused.Content.Headers.ContentEncoding.Count.ShouldBe(0, page);
            using var packed = await AskAsync(page, "gzip, br");
            packed.Content.Headers.ContentEncoding.Single().ShouldBe("br", page);
            packed.Content.Headers.ContentLength!.Value.ShouldBeLessThan(plain.Length / 3, page);
        }
    }

    [Fact]
    public async Task A_page_for_somebody_who_is_signed_in_is_theirs_alone()
    {
        var token = journey.App.Token(new Actor("secretary-1", new HashSet<Role> { Role.Secretary }, null, []));
        foreach (var page in Pages.Where(page => !page.Contains('.', StringComparison.Ordinal)))
        {
            using var mine = await AskAsync(page, "br", ("Cookie", $"{Identification.Cookie}={token}"));
            mine.StatusCode.ShouldBe(HttpStatusCode.OK, page);
            mine.Headers.CacheControl!.NoStore.ShouldBeTrue(page);
            mine.Headers.ETag.ShouldBeNull(page);
            mine.Content.Headers.ContentEncoding.Count.ShouldBe(0, page);
            (await mine.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
                .ShouldContain("Se déconnecter", customMessage: page);
            (await journey.App.As().GetAsync(page)).Text.ShouldNotContain("Se déconnecter", customMessage: page);
        }
    }

    [Fact]
    public async Task Only_the_headers_are_sent_to_who_asks_for_them_alone()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(journey.App.Address, $"/appels/{journey.Call}/laureats"));
        using var head = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        var whole = await BytesAsync($"/appels/{journey.Call}/laureats", null);

        head.Content.Headers.ContentLength.ShouldBe(whole.Length);
        (await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_page_links_to_is_kept_for_a_year_at_an_address_of_its_bytes()
    {
        var page = new HtmlParser().ParseDocument((await journey.App.As().GetAsync("/")).Text);
        foreach (var address in page.QuerySelectorAll("link[href]:not([rel=alternate]), script[src]").Select(
            file => file.GetAttribute("href") ?? file.GetAttribute("src")!))
        {
            using var file = await AskAsync(address, "br");
            file.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            file.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable", address);
            file.Headers.ETag.ShouldNotBeNull(address);
        }

        using var old = await AskAsync("/assets/0123456789abcdef/theme.css", null);
        old.Headers.CacheControl!.ToString().ShouldBe("public, no-cache", "an address of another release is not this file for ever");
    }

    [Fact]
    public async Task Search_engines_are_told_the_public_pages_and_kept_from_the_desks()
    {
        var robots = (await journey.App.As().GetAsync("/robots.txt")).Ok().Text;
        var map = (await journey.App.As().GetAsync("/sitemap.xml")).Ok();

        robots.Split('\n').ShouldContain("Disallow: /gestion/");
        robots.ShouldContain($"Sitemap: {journey.App.Address}sitemap.xml");
        foreach (var page in Pages.Where(
            page => !page.Contains('.', StringComparison.Ordinal) && !page.Contains('?', StringComparison.Ordinal)))
        {
            map.Text.ShouldContain($"<loc>{new Uri(journey.App.Address, page)}</loc>");
        }
    }

    private static async Task<HttpResponseMessage> AskAsync(
        Uri site, string page, string? coding, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(site, page));
        if (coding is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", coding);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private Task<HttpResponseMessage> AskAsync(string page, string? coding, params (string Name, string Value)[] headers) =>
        AskAsync(journey.App.Address, page, coding, headers);

    private async Task<byte[]> BytesAsync(string page, string? coding)
    {
        using var answer = await AskAsync(page, coding);
        await using var body = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using Stream plain = answer.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var bytes = new MemoryStream();
        await plain.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        return bytes.ToArray();
    }

    public sealed class PublishedCall : IAsyncLifetime
    {
        private TestApp? app;

        public CommissionJourney Journey { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            app = await TestApp.StartAsync();
            Journey = await CommissionJourney.ToAsync(app, CommissionStage.Published, new CommissionPlan { Score = (_, _) => null });
        }

        public ValueTask DisposeAsync() => app?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
