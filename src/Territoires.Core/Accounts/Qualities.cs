using Azure;
using Azure.Data.Tables;
using Territoires.Core.Storage;

namespace Territoires.Core.Accounts;

/// <summary>
/// What people are shown as, together in one partition: a page that shows a jury asks for them once, however many there are. The account
/// says the same; whoever has no quality has no row.
/// </summary>
public sealed class Qualities(StorageClients storage)
{
    private const int Attempts = 10;
    private const string ActorId = "ActorId";
    private const string Quality = "Quality";

    private readonly TableClient table = storage.Tables.GetTableClient(TableKeys.AccountsTable);

    /// <summary>By the id of their actor.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AllAsync(CancellationToken cancellation)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.Qualities}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            all[row.GetString(ActorId)!] = row.GetString(Quality)!;
        }

        return all;
    }

    /// <summary>What people are shown as, by id: their quality, or the id of whom nothing more is known.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IEnumerable<string> ids, CancellationToken cancellation)
    {
        var asked = ids.Distinct(StringComparer.Ordinal).ToList();
        var known = asked.Count == 0 ? new Dictionary<string, string>() : await AllAsync(cancellation);
        return asked.ToDictionary(id => id, id => known.GetValueOrDefault(id, id), StringComparer.Ordinal);
    }

    /// <param name="actor">Whose.</param>
    /// <param name="quality">Null to be shown as nothing more.</param>
    public async Task KeepAsync(string actor, string? quality)
    {
        var row = new TableEntity(TableKeys.Qualities, TableKeys.AccountOfActor(actor)) { [ActorId] = actor, [Quality] = quality };
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var there = await table.GetEntityIfExistsAsync<TableEntity>(
                row.PartitionKey, row.RowKey, cancellationToken: CancellationToken.None);
            if (there.HasValue ? there.Value!.GetString(Quality) == quality : quality is null)
            {
                return;
            }

            try
            {
                await (quality is null ? table.DeleteEntityAsync(row.PartitionKey, row.RowKey, there.Value!.ETag, CancellationToken.None)
                    : there.HasValue
                        ? table.UpdateEntityAsync(row, there.Value!.ETag, TableUpdateMode.Replace, CancellationToken.None)
                        : table.AddEntityAsync(row, CancellationToken.None));
                return;
            }
            catch (RequestFailedException other) when (other.Status is 404 or 409 or 412)
            {
                // Another act was first, or this one, whose answer was lost: look again.
            }
        }
    }
}
