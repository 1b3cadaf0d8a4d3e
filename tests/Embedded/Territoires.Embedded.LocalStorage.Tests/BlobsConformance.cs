using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Territoires.Embedded.LocalStorage.Tests;

/// <summary>Containers and block blobs, through the real client.</summary>
public abstract class BlobsConformance(StorageBackend backend)
{
    private static readonly BlobUploadOptions OnlyNew = new() { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };

    [Fact]
    public async Task A_container_is_created_once_and_deleted()
    {
        var container = backend.Blobs.GetBlobContainerClient(StorageBackend.NewName());
        (await container.ExistsAsync()).Value.ShouldBeFalse();
        await container.CreateAsync(metadata: new Dictionary<string, string> { ["kind"] = "x" });
        await Refused.AsAsync(409, "ContainerAlreadyExists", () => container.CreateAsync());
        (await container.CreateIfNotExistsAsync()).ShouldBeNull();
        (await container.GetPropertiesAsync()).Value.Metadata["kind"].ShouldBe("x");
        await container.UploadBlobAsync("a", BinaryData.FromString("a"));
        (await container.DeleteIfExistsAsync()).Value.ShouldBeTrue();
        await Refused.AsAsync(404, "ContainerNotFound", () => container.GetBlobClient("a").DownloadContentAsync());
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("a/b c/it's é.pdf")]
    [InlineData("100%/x+y&z=1")]
    public async Task A_blob_comes_back_with_its_content_headers_and_metadata(string name)
    {
        var blob = (await backend.NewContainerAsync()).GetBlobClient(name);
        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = "text/plain; charset=utf-8", ContentDisposition = "inline", CacheControl = "no-cache", ContentLanguage = "fr" },
            Metadata = new Dictionary<string, string> { ["owner"] = "42" },
        };
        var written = (await blob.UploadAsync(BinaryData.FromString("bonjour"), options)).Value;
        var read = (await blob.DownloadContentAsync()).Value;
        read.Content.ToString().ShouldBe("bonjour");
        (read.Details.ContentType, read.Details.ContentDisposition, read.Details.CacheControl, read.Details.ContentLanguage).ShouldBe(("text/plain; charset=utf-8", "inline", "no-cache", "fr"));
        read.Details.Metadata["owner"].ShouldBe("42");
        read.Details.ETag.ShouldBe(written.ETag);
        var properties = (await blob.GetPropertiesAsync()).Value;
        (properties.ContentLength, properties.ETag, properties.BlobType).ShouldBe((7, written.ETag, BlobType.Block));
        // The digest that the service keeps.
#pragma warning disable CA5351
        properties.ContentHash.ShouldBe(MD5.HashData("bonjour"u8));
#pragma warning restore CA5351
        properties.LastModified.ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_missing_blob_is_told_as_such()
    {
        var blob = (await backend.NewContainerAsync()).GetBlobClient("none");
        (await blob.ExistsAsync()).Value.ShouldBeFalse();
        await Refused.AsAsync(404, "BlobNotFound", () => blob.DownloadContentAsync());
        await Refused.AsAsync(404, "BlobNotFound", () => blob.GetPropertiesAsync());
        await Refused.AsAsync(404, "BlobNotFound", () => blob.DeleteAsync());
        (await blob.DeleteIfExistsAsync()).Value.ShouldBeFalse();
    }

    [Fact]
    public async Task A_blob_is_created_once_when_it_must_be_new()
    {
        var blob = (await backend.NewContainerAsync()).GetBlobClient("a");
        await blob.UploadAsync(BinaryData.FromString("1"), OnlyNew);
        await Refused.AsAsync(409, "BlobAlreadyExists", () => blob.UploadAsync(BinaryData.FromString("2"), OnlyNew));
        (await blob.DownloadContentAsync()).Value.Content.ToString().ShouldBe("1");
    }

    [Fact]
    public async Task Writes_and_deletions_hold_only_for_the_tag_that_was_read()
    {
        var blob = (await backend.NewContainerAsync()).GetBlobClient("a");
        var first = (await blob.UploadAsync(BinaryData.FromString("1"))).Value.ETag;
        var second = (await blob.UploadAsync(BinaryData.FromString("1"), new BlobUploadOptions { Conditions = new BlobRequestConditions { IfMatch = first } })).Value.ETag;
        second.ShouldNotBe(first);
        var stale = new BlobRequestConditions { IfMatch = first };
        await Refused.AsAsync(412, "ConditionNotMet", () => blob.UploadAsync(BinaryData.FromString("3"), new BlobUploadOptions { Conditions = stale }));
        await Refused.AsAsync(412, "ConditionNotMet", () => blob.DeleteAsync(conditions: stale));
        await Refused.AsAsync(412, "ConditionNotMet", () => blob.DownloadContentAsync(stale, CancellationToken.None));
        var third = (await blob.SetMetadataAsync(new Dictionary<string, string> { ["a"] = "b" }, new BlobRequestConditions { IfMatch = second })).Value.ETag;
        await blob.DeleteAsync(conditions: new BlobRequestConditions { IfMatch = third });
        (await blob.ExistsAsync()).Value.ShouldBeFalse();
    }

    [Fact]
    public async Task An_unchanged_blob_is_not_sent_again()
    {
        var blob = (await backend.NewContainerAsync()).GetBlobClient("a");
        var tag = (await blob.UploadAsync(BinaryData.FromString("1"))).Value.ETag;
        var known = new BlobDownloadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = tag } };
        (await blob.DownloadStreamingAsync(known)).GetRawResponse().Status.ShouldBe(304);
    }

    [Theory]
    [InlineData(0, 3, "abc")]
    [InlineData(2, 4, "cdef")]
    [InlineData(8, 100, "ij")]
    [InlineData(9, null, "j")]
    public async Task A_range_is_read_alone(int offset, int? length, string expected)
    {
        var blob = (await backend.NewContainerAsync()).GetBlobClient("a");
        await blob.UploadAsync(BinaryData.FromString("abcdefghij"));
        var read = (await blob.DownloadContentAsync(new BlobDownloadOptions { Range = new HttpRange(offset, length) })).Value;
        read.Content.ToString().ShouldBe(expected);
        await backend.RefusesAsync(KnownDifferences.RangeAtTheEnd, 416, "InvalidRange", () => blob.DownloadContentAsync(new BlobDownloadOptions { Range = new HttpRange(10, 1) }));
    }

    [Fact]
    public async Task An_empty_blob_is_a_blob()
    {
        var blob = (await backend.NewContainerAsync()).GetBlobClient("a");
        await blob.UploadAsync(BinaryData.FromString(""));
        (await blob.DownloadContentAsync()).Value.Content.ToArray().ShouldBeEmpty();
        using var copy = new MemoryStream();
        await blob.DownloadToAsync(copy);
        copy.Length.ShouldBe(0);
    }

    [Fact]
    public async Task A_wrong_checksum_is_refused_and_nothing_is_written()
    {
        var blob = (await backend.NewContainerAsync()).GetBlockBlobClient("a");
        var id = Convert.ToBase64String("1"u8);
        await Refused.AsAsync(400, backend.CodeOf("Md5Mismatch"), () => blob.StageBlockAsync(id, new MemoryStream([1, 2]), new byte[16], null, null, CancellationToken.None));
        await Refused.AsAsync(400, "InvalidBlockList", () => blob.CommitBlockListAsync([id]));
    }

    [Fact]
    public async Task Blobs_are_listed_by_prefix_in_order_and_by_pages()
    {
        var container = await backend.NewContainerAsync();
        foreach (var name in (string[])["b/2", "a/1", "b/10", "b/1", "c"])
        {
            await container.UploadBlobAsync(name, BinaryData.FromString(name));
        }

        (await container.GetBlobsAsync().Select(blob => blob.Name).ToListAsync()).ShouldBe(["a/1", "b/1", "b/10", "b/2", "c"]);
        var pages = await container.GetBlobsAsync(prefix: "b/").AsPages(pageSizeHint: 2).ToListAsync();
        pages.Select(page => string.Join(' ', page.Values.Select(blob => blob.Name))).ShouldBe(["b/1 b/10", "b/2"]);
        var item = pages[0].Values[1];
        item.Properties.ContentLength.ShouldBe(4);
        // The listing writes tags without their quotes.
        item.Properties.ETag!.Value.ToString("H").ShouldBe((await container.GetBlobClient("b/10").GetPropertiesAsync()).Value.ETag.ToString("H"));
    }

    [Fact]
    public async Task Blocks_become_the_blob_in_the_order_of_the_list()
    {
        var blob = (await backend.NewContainerAsync()).GetBlockBlobClient("a");
        string[] ids = [.. "123".Select(digit => Convert.ToBase64String(Encoding.UTF8.GetBytes([digit])))];
        await blob.StageBlockAsync(ids[0], new MemoryStream("un "u8.ToArray()));
        await blob.StageBlockAsync(ids[1], new MemoryStream("deux "u8.ToArray()));
        (await blob.ExistsAsync()).Value.ShouldBeFalse();
        (await blob.GetBlockListAsync(BlockListTypes.Uncommitted)).Value.UncommittedBlocks.Select(block => block.Name).ShouldBe(ids[..2]);
        await blob.CommitBlockListAsync([ids[1], ids[0]]);
        (await blob.DownloadContentAsync()).Value.Content.ToString().ShouldBe("deux un ");
        await blob.StageBlockAsync(ids[2], new MemoryStream("trois"u8.ToArray()));
        await blob.CommitBlockListAsync([ids[0], ids[2]]);
        (await blob.DownloadContentAsync()).Value.Content.ToString().ShouldBe("un trois");
        var blocks = (await blob.GetBlockListAsync(BlockListTypes.All)).Value;
        blocks.CommittedBlocks.Select(block => block.Name).ShouldBe([ids[0], ids[2]]);
        blocks.UncommittedBlocks.ShouldBeEmpty();
        await Refused.AsAsync(400, "InvalidBlockList", () => blob.CommitBlockListAsync([ids[1]]));
        (await blob.DownloadContentAsync(new BlobDownloadOptions { Range = new HttpRange(1, 4) })).Value.Content.ToString().ShouldBe("n tr");
    }

    [Fact]
    public async Task Twenty_megabytes_go_up_in_blocks_and_come_down_in_ranges()
    {
        var blob = (await backend.NewContainerAsync()).GetBlobClient("big");
        var content = new byte[20 * 1024 * 1024];
        new Random(7).NextBytes(content);
        var transfer = new Azure.Storage.StorageTransferOptions { InitialTransferSize = 1 << 20, MaximumTransferSize = 4 << 20, MaximumConcurrency = 4 };
        await blob.UploadAsync(new MemoryStream(content), new BlobUploadOptions { TransferOptions = transfer });
        using var copy = new MemoryStream();
        await blob.DownloadToAsync(copy, new BlobDownloadToOptions { TransferOptions = transfer });
        copy.ToArray().AsSpan().SequenceEqual(content).ShouldBeTrue();
        await using var stream = await blob.OpenReadAsync();
        (await SHA256.HashDataAsync(stream)).ShouldBe(SHA256.HashData(content));
    }
}
