using Azure.Data.Tables;

namespace Territoires.Cli.Bench.Deposits;

/// <summary>
/// Raw, and after it the requests that the acts of a deposit owe to storage whatever program does them: what is left of raw before
/// an app has spent anything. Four more acts are four more transactions; a draft is listed and its key kept; a submission has its
/// number, and its effect a pointer, which goes with the effect's own row once it is done. Nothing is read.
/// </summary>
internal sealed class OwedSide : AzuriteSide
{
    private const int Documents = 3;
    private const string Pointer = "pointer";
    private static readonly string[] Beside = ["listed", "draft-key", "number", Pointer];

    private readonly TableClient owed;

    private OwedSide(AzuriteFolder azurite)
        : base(azurite) => owed = new TableServiceClient(azurite.ConnectionString).GetTableClient("owed");

    public static new async Task<Side> StartAsync(CancellationToken cancellation)
    {
        var side = new OwedSide(await AzuriteFolder.StartAsync(cancellation));
        await side.PrepareAsync(cancellation);
        await side.owed.CreateIfNotExistsAsync(cancellation);
        return side;
    }

    protected override async Task UnitAsync(int number, CancellationToken cancellation)
    {
        await base.UnitAsync(number, cancellation);
        for (var document = 0; document < Documents; document++)
        {
            await WriteAsync(Rows, number, TableTransactionActionType.UpsertReplace, cancellation);
        }

        var unit = NameOf(number);
        foreach (var row in Beside)
        {
            await owed.AddEntityAsync(new TableEntity(row, unit), cancellation);
        }

        await WriteAsync(owed, number, TableTransactionActionType.Add, cancellation);
        var effect = RawRows.Of(unit).Last();
        await owed.DeleteEntityAsync(effect.Partition, effect.Row, cancellationToken: cancellation);
        await owed.DeleteEntityAsync(Pointer, unit, cancellationToken: cancellation);
    }
}
