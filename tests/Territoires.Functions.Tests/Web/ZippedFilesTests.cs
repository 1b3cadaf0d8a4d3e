using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Web.Served;

namespace Territoires.Functions.Tests.Web;

/// <summary>An archive that is written as its files are read.</summary>
public sealed class ZippedFilesTests
{
    private static readonly DateTimeOffset At = new(2026, 4, 20, 10, 0, 0, TimeSpan.FromHours(2));

    [Fact]
    public async Task What_storage_cuts_on_the_way_is_no_archive_that_looks_whole()
    {
        using var body = new MemoryStream();

        await Should.ThrowAsync<IOException>(() => WriteAsync(body, new CutStream(100_000)));

        body.Length.ShouldBeGreaterThan(50_000, "it was cut on the way");
        body.Position = 0;
        Should.Throw<InvalidDataException>(() => new ZipArchive(body));
    }

    [Fact]
    public async Task Its_entries_bear_the_time_of_the_file()
    {
        using var body = new MemoryStream();

        await WriteAsync(body, new MemoryStream([1, 2, 3]));

        body.Position = 0;
        using var archive = new ZipArchive(body);
        archive.Entries.Select(entry => entry.LastWriteTime.DateTime).ShouldBe([At.DateTime, At.DateTime]);
    }

    private static async Task WriteAsync(Stream body, Stream second)
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var http = new DefaultHttpContext { RequestServices = services, Response = { Body = body } };
        await new ZippedFiles("dossier.zip", At, [new("un.pdf", new MemoryStream(new byte[10])), new("deux.pdf", second)])
            .ExecuteAsync(http);
    }

    /// <summary>Gives so much, then no more.</summary>
    private sealed class CutStream(int bytes) : MemoryStream(new byte[bytes])
    {
        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            await base.CopyToAsync(destination, bufferSize, cancellationToken);
            throw new IOException("Cut.");
        }
    }
}
