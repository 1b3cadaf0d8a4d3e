using Azure;
using Azure.Data.Tables;
using Territoires.Core.Storage;
using Territoires.Domain.Applications;

namespace Territoires.Core.Applications;

/// <summary>
/// What finds applications by who writes them, by the key of a draft and by public number; those of a call are found where they are kept.
/// Rows are only ever added, before what they point to; a row whose application was never saved is passed over.
/// </summary>
public sealed class ApplicationIndex(StorageClients storage)
{
    private const string Target = "Application";

    private readonly TableClient indexes = storage.Tables.GetTableClient(TableKeys.IndexTable);

    public Task AddAsync(string writer, string id) => ReserveAsync(TableKeys.ApplicationsOfOwner(writer), id, id);

    /// <summary>
    /// The id that this draft request has, the first time and every time it comes again; new when this request made it, and so
    /// nothing is saved under it.
    /// </summary>
    public async Task<(string Id, bool IsNew)> DraftIdAsync(string call, string owner, string idempotencyKey, DateTimeOffset at)
    {
        var candidate = ApplicationKey.Of(call, Guid.CreateVersion7(at));
        var id = await ReserveAsync(TableKeys.DraftKey(call, owner, idempotencyKey), "draft", candidate);
        return (id, id == candidate);
    }

    /// <summary>The public number of a submission: the first candidate that no other application holds.</summary>
    public async Task<string> NumberAsync(string call, string id)
    {
        foreach (var number in ApplicationNumber.Candidates(call, id))
        {
            if (await ReserveAsync(TableKeys.Numbers(call), number, id) == id)
            {
                return number;
            }
        }

        throw new InvalidOperationException($"All numbers of application {id} are taken.");
    }

    /// <summary>Whoever was invited to write one and does no more is still pointed to it: the application says who writes it.</summary>
    public async Task<IReadOnlyList<string>> OfWriterAsync(string writer, CancellationToken cancellation)
    {
        var ids = new List<string>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.ApplicationsOfOwner(writer)}");
        await foreach (var row in indexes.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            ids.Add(row.RowKey);
        }

        return ids;
    }

    /// <summary>Adds the row if it is not there; answers whose it is.</summary>
    private async Task<string> ReserveAsync(string partition, string row, string id)
    {
        try
        {
            await indexes.AddEntityAsync(new TableEntity(partition, row) { [Target] = id }, CancellationToken.None);
            return id;
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            var there = await indexes.GetEntityAsync<TableEntity>(partition, row, cancellationToken: CancellationToken.None);
            return there.Value.GetString(Target) ?? throw new InvalidDataException($"Index row {partition}/{row} points nowhere.", taken);
        }
    }
}
