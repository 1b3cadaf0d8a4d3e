using Azure;
using Azure.Data.Tables;
using Territoires.Core.Accounts;
using Territoires.Core.Storage;

namespace Territoires.Core.SignIn;

/// <summary>
/// Whoever asked for a link and never used one has not come: a day later nothing of their address is left. Somebody else may have typed
/// it. Whom an applicant invited is awaited for a month. An account that was confirmed, or that an administrator made, bears no date of
/// registration, and is not seen here.
/// </summary>
public sealed class ForgetUnconfirmed(StorageClients storage, AccountStore accounts, SignInLinkStore links)
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(1);

    /// <summary>As long as the message that invites them is of use.</summary>
    public static readonly TimeSpan LifeOfInvitation = TimeSpan.FromDays(30);

    private readonly TableClient table = storage.Tables.GetTableClient(TableKeys.AccountsTable);

    /// <summary>
    /// Accounts first, then what pointed to them: cut short between the two, the next night finds the rest. One whose link may still be
    /// used waits until then.
    /// </summary>
    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var pointers = new List<TableEntity>();
        var before = now - Life;
        await foreach (var row in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"RegisteredAt lt {before}"), cancellationToken: cancellation))
        {
            if (row.ContainsKey(AccountStore.Target))
            {
                pointers.Add(row);
            }
            else if (!(row.GetDateTimeOffset(AccountStore.InvitedAt) > now - LifeOfInvitation)
                && !await links.WasJustAskedAsync(row.PartitionKey, now, cancellation))
            {
                await DeleteUnlessChangedAsync(row);
            }
        }

        foreach (var pointer in pointers)
        {
            var account = await accounts.FindAsync(pointer.GetString(AccountStore.Target)!, cancellation);
            if (account is null || TableKeys.AccountOfActor(account.Actor.Id) != pointer.PartitionKey)
            {
                await DeleteUnlessChangedAsync(pointer);
            }
        }
    }

    private async Task DeleteUnlessChangedAsync(TableEntity row)
    {
        try
        {
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, CancellationToken.None);
        }
        catch (RequestFailedException other) when (other.Status == 412)
        {
            // Confirmed, or made by an administrator, since it was read: it stays.
        }
    }
}
