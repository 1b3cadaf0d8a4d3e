using Azure.Data.Tables;
using Territoires.Core.Storage;

namespace Territoires.Core.Accounts;

/// <summary>
/// Everybody who was asked to come. It reads the whole table of accounts, which few pages need: those of people and of a jury.
/// </summary>
public sealed class AccountDirectory(StorageClients storage)
{
    private readonly TableClient table = storage.Tables.GetTableClient(TableKeys.AccountsTable);

    /// <summary>Every account but those of territories that came by themselves, which may be thousands and are left in the table.</summary>
    public async Task<IReadOnlyList<Account>> InvitedAsync(CancellationToken cancellation)
    {
        var (none, applicants) = (string.Empty, nameof(Role.Applicant));
        var found = new List<Account>();
        await foreach (var row in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"Roles gt {none} and Roles ne {applicants}"), cancellationToken: cancellation))
        {
            found.Add(AccountStore.Read(row));
        }

        return found;
    }
}
