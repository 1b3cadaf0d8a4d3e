using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Territoires.Core.Storage;
using Territoires.Tests.TestSupport.Faults;

namespace Territoires.Functions.Tests.Storage;

/// <summary>Whatever the storage does on a bad day is told as an outage, by whichever client: anything else would be a 500.</summary>
public sealed class StorageOutageTests
{
    private const string Name = "essai";
    private const int Each = 60;
    private static readonly StoragePatience Once = new() { MaxRetries = 0, Timeout = TimeSpan.FromSeconds(1) };

    [Fact]
    public async Task Every_fault_of_every_request_is_an_outage()
    {
        await using var storage = await FaultyStorage.BeforeAsync(await AzuriteService.StartAsync(), seed: 1);
        await PrepareAsync(storage.ConnectionString);
        var table = new TableServiceClient(storage.ConnectionString, Once.On(new TableClientOptions())).GetTableClient(Name);
        var blob = new BlobServiceClient(storage.ConnectionString, Once.On(new BlobClientOptions()))
            .GetBlobContainerClient(Name).GetBlobClient(Name);

        storage.Rate = 1;
        Func<Task>[] requests =
        [
            () => blob.GetPropertiesAsync(),
            () => blob.DownloadContentAsync(),
            () => blob.UploadAsync(new BinaryData("Une autre."), new BlobUploadOptions()),
            () => table.GetEntityIfExistsAsync<TableEntity>("p", "r"),
            () => table.SubmitTransactionAsync(
                [new TableTransactionAction(TableTransactionActionType.UpsertReplace, new TableEntity("p", "r"))]),
        ];
        var failures = await Task.WhenAll(requests.SelectMany(request => Enumerable.Range(0, Each).Select(_ => FailureOfAsync(request))));

        storage.Faults.Count.ShouldBe(Enum.GetValues<Fault>().Length);
        failures.Count(failure => failure is not null).ShouldBeGreaterThan(requests.Length * Each / 2);
        failures.Where(failure => failure is not null && !StorageOutage.Is(failure)).Select(failure => failure!.ToString())
            .Distinct().ShouldBeEmpty();
    }

    /// <summary>By clients that wait: these are no requests of the test.</summary>
    private static async Task PrepareAsync(string storage)
    {
        await new TableServiceClient(storage).GetTableClient(Name).CreateAsync();
        var blobs = new BlobServiceClient(storage).GetBlobContainerClient(Name);
        await blobs.CreateAsync();
        await blobs.GetBlobClient(Name).UploadAsync(new BinaryData("Une note."));
    }

    private static async Task<Exception?> FailureOfAsync(Func<Task> request)
    {
        try
        {
            await request();
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }
}
