using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace Territoires.Benchmarks.Deposits;

/// <summary>
/// The requests of a deposit, as they were recorded and in their order, on rows, documents and messages of the bench: what is left of
/// raw before an app has spent anything. A message is also deleted, as whoever handles it does.
/// </summary>
internal sealed class OwedSide : AzuriteSide
{
    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(4);

    private readonly IReadOnlyList<Ask> asks;
    private readonly TableClient owed;
    private readonly QueueClient effects;

    private OwedSide(AzuriteFolder azurite, IReadOnlyList<Ask> asks)
        : base(azurite)
    {
        this.asks = asks;
        owed = new TableServiceClient(azurite.ConnectionString).GetTableClient("owed");
        effects = new QueueClient(azurite.ConnectionString, "owed");
    }

    public static async Task<Side> StartAsync(IReadOnlyList<Ask> asks, CancellationToken cancellation)
    {
        var side = new OwedSide(await AzuriteFolder.StartAsync(cancellation), asks);
        await side.PrepareAsync(cancellation);
        await side.owed.CreateIfNotExistsAsync(cancellation);
        await side.effects.CreateIfNotExistsAsync(cancellationToken: cancellation);
        return side;
    }

    protected override async Task UnitAsync(int number, CancellationToken cancellation)
    {
        var unit = NameOf(number);
        var (kept, sent) = (0, new Queue<(string Id, string Receipt)>());
        foreach (var ask in asks)
        {
            switch (ask)
            {
                case Ask.ReadRow:
                    await owed.GetEntityIfExistsAsync<TableEntity>(unit, unit, cancellationToken: cancellation);
                    break;
                case Ask.ReadRange:
                    await foreach (var _ in Rows.QueryAsync<TableEntity>(row => row.PartitionKey == unit, cancellationToken: cancellation))
                    {
                        // Its rows are read, and nothing is made of them.
                    }

                    break;
                case Ask.WriteRow:
                    await owed.UpsertEntityAsync(new TableEntity(unit, unit), TableUpdateMode.Replace, cancellation);
                    break;
                case Ask.DeleteRow:
                    await owed.DeleteEntityAsync(unit, unit, cancellationToken: cancellation);
                    break;
                case Ask.Transaction:
                    await WriteAsync(Rows, number, TableTransactionActionType.UpsertReplace, cancellation);
                    break;
                case Ask.KeepBlob:
                    await KeepAsync(unit, kept++, cancellation);
                    break;
                case Ask.ReadBlob:
                    await ReadAsync(unit, kept - 1, cancellation);
                    break;
                case Ask.SendMessage:
                    var message = (await effects.SendMessageAsync(unit, Hidden, cancellationToken: cancellation)).Value;
                    sent.Enqueue((message.MessageId, message.PopReceipt));
                    break;
                case Ask.ShowMessage:
                    var (id, receipt) = sent.Dequeue();
                    var shown = await effects.UpdateMessageAsync(
                        id, receipt, visibilityTimeout: TimeSpan.Zero, cancellationToken: cancellation);
                    await effects.DeleteMessageAsync(id, shown.Value.PopReceipt, cancellation);
                    break;
                default:
                    throw new InvalidOperationException($"No request is known for {ask}.");
            }
        }
    }
}
