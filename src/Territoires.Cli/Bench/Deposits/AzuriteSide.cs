using System.Globalization;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Territoires.Cli.Bench.Deposits;

/// <summary>Raw, on Azurite: three puts side by side, then one transaction of three rows.</summary>
internal sealed class AzuriteSide : Side
{
    private const string Name = "raw";

    private readonly AzuriteFolder azurite;
    private readonly BlobContainerClient blobs;
    private readonly TableClient rows;

    private AzuriteSide(AzuriteFolder azurite)
    {
        this.azurite = azurite;
        blobs = new BlobContainerClient(azurite.ConnectionString, Name);
        rows = new TableServiceClient(azurite.ConnectionString).GetTableClient(Name);
    }

    public static async Task<Side> StartAsync(CancellationToken cancellation)
    {
        var side = new AzuriteSide(await AzuriteFolder.StartAsync(cancellation));
        await side.blobs.CreateAsync(cancellationToken: cancellation);
        await side.rows.CreateIfNotExistsAsync(cancellation);
        return side;
    }

    /// <summary>Rows and blobs are counted in the services' own lists.</summary>
    public override async Task<Kept> CountAsync(CancellationToken cancellation)
    {
        var count = 0;
        await foreach (var _ in rows.QueryAsync<TableEntity>(cancellationToken: cancellation))
        {
            count++;
        }

        return new Kept(count / RawRows.Each, await BlobCount.OfAsync(blobs, cancellation));
    }

    public override ValueTask DisposeAsync() => azurite.DisposeAsync();

    protected override async Task UnitAsync(int number, CancellationToken cancellation)
    {
        var unit = number.ToString("D6", CultureInfo.InvariantCulture);
        await Task.WhenAll(Enumerable.Range(0, BenchCall.DocumentsEach).Select(document =>
            blobs.GetBlobClient($"{unit}-{document}").UploadAsync(new BinaryData(RandomPdf.Whole(DocumentBytes)), cancellation)));
        await rows.SubmitTransactionAsync(RawRows.Of(unit).Select(row => new TableTransactionAction(
            TableTransactionActionType.Add, new TableEntity(row.Partition, row.Row) { [nameof(row.Json)] = row.Json })), cancellation);
    }
}
