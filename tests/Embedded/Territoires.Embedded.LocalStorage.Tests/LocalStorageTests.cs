using System.Collections.Concurrent;
using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Territoires.Embedded.LocalStorage.Tests;

/// <summary>What only the folder promises.</summary>
public sealed class LocalStorageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Reopening_keeps_everything_that_was_acknowledged()
    {
        ETag row, blob;
        await using (var storage = Open())
        {
            row = (await (await CreateTableAsync(storage)).AddEntityAsync(new TableEntity("p", "1") { ["A"] = 1.0 })).Headers.ETag!.Value;
            blob = (await (await CreateContainerAsync(storage)).GetBlobClient("b").UploadAsync(BinaryData.FromString("content"))).Value.ETag;
        }

        await using var reopened = Open();
        var read = (await RowsOf(reopened).GetEntityAsync<TableEntity>("p", "1")).Value;
        (read.ETag, read.GetDouble("A")).ShouldBe((row, 1.0));
        var content = (await ContentsOf(reopened).GetBlobClient("b").DownloadContentAsync()).Value;
        (content.Details.ETag, content.Content.ToString()).ShouldBe((blob, "content"));
    }

    [Fact]
    public async Task A_folder_that_fails_is_an_internal_error_of_the_service()
    {
        await using var storage = Open();
        await CreateContainerAsync(storage);
        Directory.Delete(Path.Combine(_folder.Path, "blobs"), recursive: true);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "blobs"), "not a folder");
        var options = new BlobClientOptions { Transport = storage };
        options.Retry.MaxRetries = 0;
        var container = new BlobServiceClient(LocalStorageTransport.Address, options).GetBlobContainerClient(ContentsOf(storage).Name);

        var failure = await Should.ThrowAsync<RequestFailedException>(() => container.GetBlobClient("b").UploadAsync(BinaryData.FromString("content")));

        (failure.Status, failure.ErrorCode).ShouldBe((500, "InternalError"));
    }

    [Fact]
    public async Task A_copy_of_the_folder_taken_under_load_holds_what_was_acknowledged_before_and_no_half_transaction()
    {
        using var copy = new TemporaryFolder();
        var acknowledged = new ConcurrentQueue<string>();
        string[] before;
        await using (var storage = Open())
        {
            var (table, container) = (await CreateTableAsync(storage), await CreateContainerAsync(storage));
            using var stop = new CancellationTokenSource();
            var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var load = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
            {
                for (var number = 0; !stop.IsCancellationRequested && number < 150; number++)
                {
                    var key = string.Create(CultureInfo.InvariantCulture, $"{writer}-{number}");
                    await container.GetBlobClient(key).UploadAsync(BinaryData.FromString(key));
                    await table.SubmitTransactionAsync([Add(key, "state"), Add(key, "fact")]);
                    acknowledged.Enqueue(key);
                    if (acknowledged.Count == 100)
                    {
                        enough.SetResult();
                    }
                }
            })).ToList();
            await Task.WhenAny(enough.Task, Task.WhenAll(load));
            before = [.. acknowledged];
            // Rows before contents: as a kill leaves it, a row never names a file that is not there.
            foreach (var file in (string[])["storage.db", "storage.db-wal"])
            {
                CopyShared(Path.Combine(_folder.Path, file), Path.Combine(copy.Path, file));
            }

            CopyContents(copy.Path);
            await stop.CancelAsync();
            await Task.WhenAll(load);
        }

        await using var restored = LocalStorage.Open(copy.Path, TimeProvider.System);
        var rows = await RowsOf(restored).QueryAsync<TableEntity>().ToListAsync();
        var complete = rows.GroupBy(row => row.PartitionKey).ToDictionary(group => group.Key, group => group.Count());
        complete.Values.ShouldAllBe(count => count == 2);
        before.Length.ShouldBeGreaterThanOrEqualTo(100);
        before.ShouldBeSubsetOf(complete.Keys);
        foreach (var key in complete.Keys)
        {
            (await ContentsOf(restored).GetBlobClient(key).DownloadContentAsync()).Value.Content.ToString().ShouldBe(key);
        }
    }

    [Fact]
    public async Task A_second_opener_is_refused_until_the_first_closes()
    {
        await using (Open())
        {
            Should.Throw<IOException>(Open).Message.ShouldContain("already open");
        }

        await using var second = Open();
        (await CreateTableAsync(second)).Name.ShouldBe("rows");
    }

    [Fact]
    public async Task Contents_without_a_blob_are_removed_and_the_others_kept()
    {
        await using (var storage = Open())
        {
            var container = await CreateContainerAsync(storage);
            await container.UploadBlobAsync("a", BinaryData.FromString("same"));
            await container.UploadBlobAsync("b", BinaryData.FromString("same"));
            Files().Length.ShouldBe(1);
            await container.DeleteBlobAsync("a");
            Files().Length.ShouldBe(1);
            await container.GetBlobClient("b").UploadAsync(BinaryData.FromString("other"), overwrite: true);
            Files().ShouldHaveSingleItem().ShouldNotBeEmpty();
        }

        Directory.CreateDirectory(Path.Combine(_folder.Path, "blobs", "ab"));
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "blobs", "ab", new string('c', 62)), "left by a kill");
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "blobs", "incoming", "half"), "left by a kill");
        await using var reopened = Open();
        Files().Length.ShouldBe(1);
        (await ContentsOf(reopened).GetBlobClient("b").DownloadContentAsync()).Value.Content.ToString().ShouldBe("other");
    }

    [Fact]
    public async Task Of_concurrent_writers_with_one_tag_exactly_one_wins()
    {
        await using var storage = Open();
        var table = await CreateTableAsync(storage);
        await table.AddEntityAsync(new TableEntity("p", "1") { ["N"] = 0 });
        for (var round = 0; round < 20; round++)
        {
            var read = (await table.GetEntityAsync<TableEntity>("p", "1")).Value;
            var tries = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Task.Run(async () =>
            {
                try
                {
                    await table.UpdateEntityAsync(new TableEntity("p", "1") { ["N"] = read.GetInt32("N") + 1, ["By"] = number }, read.ETag);
                    return 204;
                }
                catch (RequestFailedException exception)
                {
                    return exception.Status;
                }
            })));
            tries.Count(status => status == 204).ShouldBe(1);
            tries.Count(status => status == 412).ShouldBe(15);
        }

        (await table.GetEntityAsync<TableEntity>("p", "1")).Value.GetInt32("N").ShouldBe(20);
    }

    [Fact]
    public async Task Tags_never_come_twice_even_when_the_clock_goes_back()
    {
        var clock = new SetClock { Now = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero) };
        var tags = new List<ETag>();
        for (var opening = 0; opening < 3; opening++)
        {
            await using var storage = LocalStorage.Open(_folder.Path, clock);
            var table = LocalClients.Tables(storage).GetTableClient("rows");
            await table.CreateIfNotExistsAsync();
            tags.Add((await table.AddEntityAsync(new TableEntity("p", "1"))).Headers.ETag!.Value);
            await table.DeleteEntityAsync("p", "1");
            clock.Now = clock.Now.AddDays(-1);
        }

        tags.Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task A_page_may_be_empty_and_still_have_a_next_one()
    {
        await using var storage = Open();
        var table = await CreateTableAsync(storage);
        foreach (var chunk in Enumerable.Range(0, 5_100).Chunk(100))
        {
            await table.SubmitTransactionAsync(chunk.Select(number => new TableTransactionAction(
                TableTransactionActionType.Add, new TableEntity("p", number.ToString("D6", CultureInfo.InvariantCulture)) { ["N"] = number })));
        }

        var pages = await table.QueryAsync<TableEntity>("N eq 5099").AsPages().ToListAsync();
        pages.Select(page => page.Values.Count).ShouldBe([0, 1]);
    }

    [Fact]
    public async Task What_is_not_done_is_said()
    {
        await using var storage = Open();
        var container = await CreateContainerAsync(storage);
        await Refused.AsAsync(501, "NotImplemented", async () => await container.GetBlobsByHierarchyAsync(delimiter: "/").ToListAsync());
        await Refused.AsAsync(501, "NotImplemented", () => LocalClients.Blobs(storage).GetPropertiesAsync());
    }

    private static TableTransactionAction Add(string partition, string row) => new(TableTransactionActionType.Add, new TableEntity(partition, row));

    private static TableClient RowsOf(LocalStorageTransport storage) => LocalClients.Tables(storage).GetTableClient("rows");

    private static BlobContainerClient ContentsOf(LocalStorageTransport storage) => LocalClients.Blobs(storage).GetBlobContainerClient("contents");

    private static async Task<TableClient> CreateTableAsync(LocalStorageTransport storage)
    {
        var table = RowsOf(storage);
        await table.CreateAsync();
        return table;
    }

    private static async Task<BlobContainerClient> CreateContainerAsync(LocalStorageTransport storage)
    {
        var container = ContentsOf(storage);
        await container.CreateAsync();
        return container;
    }

    private static void CopyShared(string from, string to)
    {
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var target = File.Create(to);
        source.CopyTo(target);
    }

    private LocalStorageTransport Open() => LocalStorage.Open(_folder.Path, TimeProvider.System);

    private string[] Files() => Directory.GetFiles(Path.Combine(_folder.Path, "blobs"), "*", SearchOption.AllDirectories);

    private void CopyContents(string target)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(_folder.Path, "blobs"), "*", SearchOption.AllDirectories).Where(file => !file.Contains("incoming", StringComparison.Ordinal)))
        {
            var to = Path.Combine(target, Path.GetRelativePath(_folder.Path, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            CopyShared(file, to);
        }
    }

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
