using Azure;
using Azure.Data.Tables;
using Territoires.Core.Storage;
using Territoires.Domain.Applications;

namespace Territoires.Core.Applications;

/// <summary>
/// What finds applications: by call, by owner, by the key of a draft, by public number. Rows are only ever added, before
/// what they point to; a row whose application was never saved is passed over.
/// </summary>
public sealed class ApplicationIndex(StorageClients storage)
{
    private const string Target = "Application";

    private readonly TableClient indexes = storage.Tables.GetTableClient(TableKeys.IndexTable);

    /// <summary>Both rows at once: neither needs the other.</summary>
    public Task AddAsync(string call, string owner, string id) => Task.WhenAll(
        ReserveAsync(TableKeys.ApplicationsOfCall(call, TableKeys.Shard(id)), id, id),
        ReserveAsync(TableKeys.ApplicationsOfOwner(owner), id, id));

    /// <summary>The id that this draft request has, the first time and every time it comes again; new when this request made it, and so nothing is saved under it.</summary>
    public async Task<(string Id, bool IsNew)> DraftIdAsync(string call, string owner, string idempotencyKey, DateTimeOffset at)
    {
        var candidate = Guid.CreateVersion7(at).ToString("N");
        var id = await ReserveAsync(TableKeys.DraftKey(call, owner, idempotencyKey), "draft", candidate);
        return (id, id == candidate);
    }

    /// <summary>The public number of a submission: the first candidate that no other application holds.</summary>
    public async Task<string> NumberAsync(ApplicationState application)
    {
        foreach (var number in ApplicationNumber.Candidates(application.CallId, application.Id))
        {
            if (await ReserveAsync(TableKeys.Numbers(application.CallId), number, application.Id) == application.Id)
            {
                return number;
            }
        }

        throw new InvalidOperationException($"All numbers of application {application.Id} are taken.");
    }

    public async IAsyncEnumerable<string> OfCallAsync(string call, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var shard = 0; shard < TableKeys.Shards; shard++)
        {
            await foreach (var id in RowsAsync(TableKeys.ApplicationsOfCall(call, shard), cancellation))
            {
                yield return id;
            }
        }
    }

    public IAsyncEnumerable<string> OfOwnerAsync(string owner, CancellationToken cancellation) =>
        RowsAsync(TableKeys.ApplicationsOfOwner(owner), cancellation);

    private async IAsyncEnumerable<string> RowsAsync(string partition, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in indexes.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: cancellation))
        {
            yield return row.RowKey;
        }
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
