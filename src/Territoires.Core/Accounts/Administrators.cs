using Azure;
using Azure.Data.Tables;
using Territoires.Core.Storage;

namespace Territoires.Core.Accounts;

/// <summary>
/// Which accounts administer, in one row: of two administrators who remove each other at once, one is refused. It never names more of
/// them than there are: an account is written before it is named here, and named no more before it is removed.
/// </summary>
public sealed class Administrators(StorageClients storage, AccountDirectory directory)
{
    private const string Keys = "Keys";
    private const int Attempts = 10;

    private readonly TableClient table = storage.Tables.GetTableClient(TableKeys.AccountsTable);

    public async Task<bool> AnyAsync(CancellationToken cancellation) => (await ReadAsync(cancellation)).Keys.Count > 0;

    /// <summary>Harmless when the account is named.</summary>
    public async Task AddAsync(string account)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var row = await ReadAsync(CancellationToken.None);
            if ((row.IsKept && row.Keys.Contains(account)) || await IsWrittenAsync(row, [.. row.Keys.Append(account).Distinct()]))
            {
                return;
            }
        }
    }

    /// <summary>
    /// The account administers no more: null, and it may be changed or removed. Nobody does that to themselves, and nobody to the last
    /// one.
    /// </summary>
    public async Task<AccountRefusal?> TakeOffAsync(Account account, Actor actor)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var row = await ReadAsync(CancellationToken.None);
            string[] others = [.. row.Keys.Where(key => key != account.Key)];
            if (others.Length == 0)
            {
                return AccountRefusal.LastAdministrator;
            }

            if (account.Actor.Id == actor.Id)
            {
                return AccountRefusal.Own;
            }

            if (await IsWrittenAsync(row, others))
            {
                return null;
            }
        }

        return AccountRefusal.Stale;
    }

    /// <summary>An installation that was there before this row was kept has its administrators in its accounts.</summary>
    private async Task<Row> ReadAsync(CancellationToken cancellation)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(
            TableKeys.Administrators, TableKeys.Alone, cancellationToken: cancellation);
        return found.HasValue && found.Value is { } row
            ? new Row([.. row.GetString(Keys)!.Split(',')], row.ETag)
            : new Row(
                [.. (await directory.InvitedAsync(cancellation)).Where(account => account.IsAdministrator).Select(account => account.Key)],
                default);
    }

    /// <summary>False when another act came first.</summary>
    private async Task<bool> IsWrittenAsync(Row row, IReadOnlyList<string> keys)
    {
        var entity = new TableEntity(TableKeys.Administrators, TableKeys.Alone) { [Keys] = string.Join(',', keys) };
        try
        {
            await (row.IsKept
                ? table.UpdateEntityAsync(entity, row.Tag, TableUpdateMode.Replace, CancellationToken.None)
                : table.AddEntityAsync(entity, CancellationToken.None));
            return true;
        }
        catch (RequestFailedException other) when (other.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    private sealed record Row(IReadOnlyList<string> Keys, ETag Tag)
    {
        public bool IsKept => Tag != default;
    }
}
