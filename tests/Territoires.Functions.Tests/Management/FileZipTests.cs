using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Cli;
using Territoires.Core.Storage;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Management;

/// <summary>A file with its documents, as one archive.</summary>
public sealed class FileZipTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task It_holds_the_file_and_each_document_under_names_that_say_nobody()
    {
        var journey = await ToAsync();

        var reply = (await journey.Secretary.GetAsync(PathOf(journey))).Ok();

        reply.MediaType.ShouldBe("application/zip");
        using var archive = new ZipArchive(new MemoryStream(reply.Bytes));
        var number = journey.First.Number;
        archive.Entries.Select(entry => entry.FullName).ShouldBe([$"{number}-dossier.pdf", $"{number}-note-opportunite.pdf"]);
        (await BytesAsync(archive.Entries[0]))
            .ShouldBe((await journey.Secretary.GetAsync($"{PageOf(journey)}/dossier.pdf")).Ok().Bytes);
        (await BytesAsync(archive.Entries[1])).ShouldBe(TestCalls.Pdf());
    }

    [Fact]
    public async Task The_same_file_is_the_same_bytes_dated_when_it_was_received()
    {
        var journey = await ToAsync();

        var first = (await journey.Secretary.GetAsync(PathOf(journey))).Ok().Bytes;
        await app.AdvanceToAsync(app.Now.AddHours(3));
        var second = (await journey.Secretary.GetAsync(PathOf(journey))).Ok().Bytes;

        second.ShouldBe(first);
        using var archive = new ZipArchive(new MemoryStream(first));
        archive.Entries.Select(entry => entry.LastWriteTime.DateTime).Distinct().ShouldHaveSingleItem()
            .ShouldBeLessThan(app.Now.DateTime);
    }

    [Fact]
    public async Task No_cache_keeps_it_and_who_asks_for_its_headers_gets_no_more()
    {
        var journey = await ToAsync();
        var secretary = new Actor(TokenCommand.DefaultId(Role.Secretary), new HashSet<Role> { Role.Secretary }, null, []);
        using var client = new HttpClient { BaseAddress = app.Address };

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            using var request = new HttpRequestMessage(method, PathOf(journey));
            request.Headers.Authorization = new("Bearer", app.Token(secretary));
            using var response = await client.SendAsync(request);

            ((int)response.StatusCode).ShouldBe(200, method.Method);
            response.Headers.CacheControl!.NoStore.ShouldBeTrue();
            response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
            response.Content.Headers.ContentDisposition.FileName!.ShouldContain($"{journey.First.Number}-dossier.zip");
            ((await response.Content.ReadAsByteArrayAsync()).Length > 0).ShouldBe(method == HttpMethod.Get);
        }
    }

    [Fact]
    public async Task A_document_that_storage_does_not_give_is_an_outage_and_no_archive()
    {
        var journey = await ToAsync();
        var blob = app.Services.GetRequiredService<StorageClients>().Blobs.GetBlobContainerClient(TableKeys.DocumentsContainer)
            .GetBlobClient(Convert.ToHexStringLower(SHA256.HashData(TestCalls.Pdf())));
        await blob.DeleteAsync();
        try
        {
            var reply = await journey.Secretary.GetAsync(PathOf(journey));

            reply.Status.ShouldBeGreaterThanOrEqualTo(500);
            reply.MediaType.ShouldNotBe("application/zip");
        }
        finally
        {
            await blob.UploadAsync(new BinaryData(TestCalls.Pdf()));
        }

        (await journey.Secretary.GetAsync(PathOf(journey))).Ok();
    }

    [Theory]
    [InlineData(Role.Secretary, 200)]
    [InlineData(Role.Authority, 200)]
    [InlineData(Role.Auditor, 200)]
    [InlineData(Role.Administrator, 403)]
    [InlineData(Role.Applicant, 403)]
    [InlineData(Role.Juror, 403)]
    [InlineData(Role.Service, 403)]
    public async Task It_is_for_whoever_reads_the_page(Role role, int status)
    {
        var journey = await ToAsync();
        var reader = app.As(role);

        (await reader.GetAsync(PathOf(journey))).Status.ShouldBe(status);
        if (status == 200)
        {
            (await Desk.Of(app, role).OpenAsync(PageOf(journey))).Page.QuerySelectorAll("a.fr-link--download")
                .Select(link => link.GetAttribute("href")).ShouldContain(PathOf(journey));
            (await reader.GetAsync(PathOf(journey).Replace(journey.Call, "autre-appel", StringComparison.Ordinal))).Status.ShouldBe(404);
        }
    }

    private static async Task<byte[]> BytesAsync(ZipArchiveEntry entry)
    {
        using var bytes = new MemoryStream();
        await using var content = await entry.OpenAsync();
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private Task<CommissionJourney> ToAsync() =>
        CommissionJourney.ToAsync(app, CommissionStage.Closed, new CommissionPlan { Applications = 1 });

    private static string PageOf(CommissionJourney journey) =>
        $"/gestion/appels/{journey.Call}/recevabilite/{journey.First.Id}";

    private static string PathOf(CommissionJourney journey) => $"{PageOf(journey)}/dossier.zip";
}
