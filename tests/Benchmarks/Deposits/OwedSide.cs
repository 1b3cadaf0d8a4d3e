using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace Territoires.Benchmarks.Deposits;

/// <summary>
/// Raw, and after it the requests that the acts of a deposit owe to storage whatever program does them: what is left of raw before
/// an app has spent anything. Four more acts are four more transactions; a draft is listed with its owner's and its key kept; a submission
/// has its number, and its effect a message, which is sent hidden, shown, and deleted with the effect's own row once it is done. Nothing is
/// read.
/// </summary>
internal sealed class OwedSide : AzuriteSide
{
    private const int Documents = 3;
    private static readonly string[] Beside = ["listed", "draft-key", "number"];
    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(4);

    private readonly TableClient owed;
    private readonly QueueClient effects;

    private OwedSide(AzuriteFolder azurite)
        : base(azurite)
    {
        owed = new TableServiceClient(azurite.ConnectionString).GetTableClient("owed");
        effects = new QueueClient(azurite.ConnectionString, "owed");
    }

    public static new async Task<Side> StartAsync(CancellationToken cancellation)
    {
        var side = new OwedSide(await AzuriteFolder.StartAsync(cancellation));
        await side.PrepareAsync(cancellation);
        await side.owed.CreateIfNotExistsAsync(cancellation);
        await side.effects.CreateIfNotExistsAsync(cancellationToken: cancellation);
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

        var announced = (await effects.SendMessageAsync(unit, Hidden, cancellationToken: cancellation)).Value;
        await WriteAsync(owed, number, TableTransactionActionType.Add, cancellation);
        var shown = await effects.UpdateMessageAsync(
            announced.MessageId, announced.PopReceipt, visibilityTimeout: TimeSpan.Zero, cancellationToken: cancellation);
        var effect = RawRows.Of(unit).Last();
        await owed.DeleteEntityAsync(effect.Partition, effect.Row, cancellationToken: cancellation);
        await effects.DeleteMessageAsync(announced.MessageId, shown.Value.PopReceipt, cancellation);
    }
}
