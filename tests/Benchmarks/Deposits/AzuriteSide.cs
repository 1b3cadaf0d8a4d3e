using System.Globalization;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Territoires.Benchmarks.Deposits;

/// <summary>Raw, on Azurite: three puts side by side, then one transaction of three rows.</summary>
internal class AzuriteSide : Side
{
    private const string Name = "raw";

    private readonly AzuriteFolder azurite;
    private readonly BlobContainerClient blobs;

    protected AzuriteSide(AzuriteFolder azurite)
    {
        this.azurite = azurite;
        blobs = new BlobContainerClient(azurite.ConnectionString, Name);
        Rows = new TableServiceClient(azurite.ConnectionString).GetTableClient(Name);
    }

    protected TableClient Rows { get; }

    public static async Task<Side> StartAsync(CancellationToken cancellation)
    {
        var side = new AzuriteSide(await AzuriteFolder.StartAsync(cancellation));
        await side.PrepareAsync(cancellation);
        return side;
    }

    /// <summary>Rows and blobs are counted in the services' own lists.</summary>
    public override async Task<Kept> CountAsync(CancellationToken cancellation)
    {
        var count = 0;
        await foreach (var _ in Rows.QueryAsync<TableEntity>(cancellationToken: cancellation))
        {
            count++;
        }

        return new Kept(count / RawRows.Each, await BlobCount.OfAsync(blobs, cancellation));
    }

    public override ValueTask DisposeAsync() => azurite.DisposeAsync();

    protected override async Task UnitAsync(int number, CancellationToken cancellation)
    {
        var unit = NameOf(number);
        await Task.WhenAll(Enumerable.Range(0, BenchCall.DocumentsEach).Select(document => KeepAsync(unit, document, cancellation)));
        await WriteAsync(Rows, number, TableTransactionActionType.Add, cancellation);
    }

    protected Task KeepAsync(string unit, int document, CancellationToken cancellation) =>
        Document(unit, document).UploadAsync(new BinaryData(RandomPdf.Whole(DocumentBytes)), cancellation);

    protected Task ReadAsync(string unit, int document, CancellationToken cancellation) =>
        Document(unit, document).DownloadContentAsync(cancellation);

    protected static string NameOf(int number) => number.ToString("D6", CultureInfo.InvariantCulture);

    protected async Task PrepareAsync(CancellationToken cancellation)
    {
        await blobs.CreateAsync(cancellationToken: cancellation);
        await Rows.CreateIfNotExistsAsync(cancellation);
    }

    protected static Task WriteAsync(TableClient table, int number, TableTransactionActionType action, CancellationToken cancellation) =>
        table.SubmitTransactionAsync(
            RawRows.Of(NameOf(number))
                .Select(row => new TableTransactionAction(
                    action, new TableEntity(row.Partition, row.Row) { [nameof(row.Json)] = row.Json })), cancellation);

    private BlobClient Document(string unit, int document) => blobs.GetBlobClient($"{unit}-{document}");
}
