using Azure;
using Azure.Data.Tables;
using Territoires.Core.Storage;

namespace Territoires.Core.Accounts;

/// <summary>Who may sign in. A row under the hash of the address, and one that finds it from the actor's id.</summary>
public sealed class AccountStore(StorageClients storage)
{
    private const string Address = "Address";
    private const string ActorId = "ActorId";
    private const string Roles = "Roles";
    private const string Call = "Call";
    private const string Departements = "Departements";
    private const string Confirmed = "Confirmed";
    private const string Quality = "Quality";
    private const string SignedInAt = "SignedInAt";
    private const string DeclinedMails = "DeclinedMails";
    private const int Attempts = 10;

    /// <summary>Of accounts whose person was written to, to come.</summary>
    internal const string InvitedAt = "InvitedAt";

    /// <summary>Of accounts that nobody confirmed, and of what points to them.</summary>
    internal const string RegisteredAt = "RegisteredAt";

    /// <summary>What a row that finds an account from an actor's id holds, and no other: the account's key.</summary>
    internal const string Target = "Account";

    private readonly TableClient table = storage.Tables.GetTableClient(TableKeys.AccountsTable);

    public async Task<Account?> FindAsync(string key, CancellationToken cancellation) =>
        await RowAsync(key, cancellation) is { } row ? Read(row) : null;

    public async Task<Account?> OfActorAsync(string actor, CancellationToken cancellation)
    {
        var pointer = await RowAsync(TableKeys.AccountOfActor(actor), cancellation);
        return pointer is not null && await FindAsync(pointer.GetString(Target)!, cancellation) is { } account
            && account.Actor.Id == actor ? account : null;
    }

    /// <summary>Those of these ids that no account has: nobody can sign in as one of them.</summary>
    public async Task<IReadOnlyCollection<string>> WithoutAccountAsync(IEnumerable<string> ids, CancellationToken cancellation)
    {
        var asked = await Task.WhenAll(
            ids.Distinct(StringComparer.Ordinal).Select(async id => (Id: id, Account: await OfActorAsync(id, cancellation))));
        return asked.Where(one => one.Account is null).Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// A territory that comes by itself: an applicant, once the link sent to the address has been used. An account that is there
    /// stays as it is.
    /// </summary>
    public async Task RegisterAsync(EmailAddress address, DateTimeOffset at)
    {
        var applicant = new Actor(Guid.CreateVersion7(at).ToString("N"), new HashSet<Role> { Role.Public, Role.Applicant }, null, []);
        if (await FindAsync(address.Account, CancellationToken.None) is null)
        {
            await AddAsync(new Account(address, applicant, Confirmed: false) { RegisteredAt = at });
        }
    }

    /// <summary>
    /// Somebody whom an applicant invites: an applicant too, once they come. An account that was confirmed stays as it is; another is
    /// kept for as long as an invitation is.
    /// </summary>
    /// <returns>Null when other acts change it at the same time.</returns>
    public async Task<Account?> InviteAsync(EmailAddress address, DateTimeOffset at)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            await RegisterAsync(address, at);
            if (await FindAsync(address.Account, CancellationToken.None) is { } account
                && (account.Confirmed || await ReplaceAsync(account with { InvitedAt = at })))
            {
                return account;
            }
        }

        return null;
    }

    /// <summary>False when the address has an account.</summary>
    public async Task<bool> AddAsync(Account account)
    {
        try
        {
            await PointAsync(account);
            await table.AddEntityAsync(Write(account), CancellationToken.None);
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            return await HoldsAsync(account);
        }
    }

    /// <summary>False when another act changed the account since it was read, or removed it.</summary>
    public async Task<bool> ReplaceAsync(Account account)
    {
        await PointAsync(account);
        try
        {
            await table.UpdateEntityAsync(Write(account), account.Tag, TableUpdateMode.Replace, CancellationToken.None);
            return true;
        }
        catch (RequestFailedException other) when (other.Status is 404 or 412)
        {
            return await HoldsAsync(account);
        }
    }

    /// <summary>
    /// Its person signed in: they are at the address. Changes nothing else: two links may be used at once, and an administrator may
    /// change the rest meanwhile. An account that was removed stays so: its session opens nothing.
    /// </summary>
    public async Task NoteSignInAsync(Account account, DateTimeOffset at)
    {
        if (!account.Confirmed)
        {
            // Written again, so that what forgets accounts that nobody confirmed leaves it.
            await PointAsync(account with { RegisteredAt = null });
        }

        for (var attempt = 0; attempt < Attempts && await RowAsync(account.Key, CancellationToken.None) is { } row
            && (row.GetBoolean(Confirmed) != true || !(row.GetDateTimeOffset(SignedInAt) >= at)); attempt++)
        {
            row[Confirmed] = true;
            row[SignedInAt] = at;
            row.Remove(RegisteredAt);
            try
            {
                await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, CancellationToken.None);
                return;
            }
            catch (RequestFailedException other) when (other.Status is 404 or 412)
            {
                // Changed or removed since it was read: read again.
            }
        }
    }

    /// <summary>The account first: a pointer to no account points to nobody.</summary>
    public async Task RemoveAsync(Account account)
    {
        foreach (var partition in (string[])[account.Key, TableKeys.AccountOfActor(account.Actor.Id)])
        {
            await RemoveAsync(partition);
        }
    }

    private async Task RemoveAsync(string partition)
    {
        for (var attempt = 0; attempt < Attempts && await RowAsync(partition, CancellationToken.None) is { } row; attempt++)
        {
            try
            {
                await table.DeleteEntityAsync(partition, TableKeys.Alone, row.ETag, CancellationToken.None);
                return;
            }
            catch (RequestFailedException other) when (other.Status == 412)
            {
                // Changed since it was read: removed all the same.
            }
        }
    }

    /// <summary>Written before the account: a pointer whose account names somebody else points to nobody.</summary>
    private async Task PointAsync(Account account)
    {
        var pointer = new TableEntity(TableKeys.AccountOfActor(account.Actor.Id), TableKeys.Alone) { [Target] = account.Key };
        NoteRegistration(pointer, account);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var there = await RowAsync(pointer.PartitionKey, CancellationToken.None);
            try
            {
                await (there is null
                    ? table.AddEntityAsync(pointer, CancellationToken.None)
                    : table.UpdateEntityAsync(pointer, there.ETag, TableUpdateMode.Replace, CancellationToken.None));
                return;
            }
            catch (RequestFailedException other) when (other.Status is 404 or 409 or 412)
            {
                // Written at the same time, by another act or by this one, whose answer was lost: look again.
            }
        }
    }

    /// <summary>Whether what is there is what was to be written: a write whose answer was lost is refused when it is tried again.</summary>
    private async Task<bool> HoldsAsync(Account account)
    {
        var row = await RowAsync(account.Key, CancellationToken.None);
        return row is not null && Write(account).All(written => row.TryGetValue(written.Key, out var held) && Equals(held, written.Value));
    }

    private static void NoteRegistration(TableEntity row, Account account)
    {
        if (account.RegisteredAt is { } at)
        {
            row[RegisteredAt] = at;
        }
    }

    private async Task<TableEntity?> RowAsync(string partition, CancellationToken cancellation)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(partition, TableKeys.Alone, cancellationToken: cancellation);
        return row.HasValue ? row.Value : null;
    }

    private static TableEntity Write(Account account)
    {
        var row = new TableEntity(account.Key, TableKeys.Alone)
        {
            [Address] = account.Address.Value,
            [ActorId] = account.Actor.Id,
            [Roles] = string.Join(',', account.Actor.Roles.Where(role => role != Role.Public).Order()),
            [Departements] = string.Join(',', account.Actor.Departements),
            [Confirmed] = account.Confirmed,
            [DeclinedMails] = account.Declined.ToString(),
        };
        if (account.Actor.Call is { } call)
        {
            row[Call] = call;
        }

        foreach (var (name, value) in new (string, object?)[]
        {
            (Quality, account.Quality), (InvitedAt, account.InvitedAt), (SignedInAt, account.SignedInAt),
        })
        {
            if (value is not null)
            {
                row[name] = value;
            }
        }

        NoteRegistration(row, account);
        return row;
    }

    internal static Account Read(TableEntity row) => new(
        EmailAddress.Parse(row.GetString(Address)) ?? throw new InvalidDataException("An account holds no address."),
        new Actor(row.GetString(ActorId)!, RolesOf(row.GetString(Roles)!), row.GetString(Call), Split(row.GetString(Departements)!)),
        row.GetBoolean(Confirmed) == true)
    {
        RegisteredAt = row.GetDateTimeOffset(RegisteredAt),
        Quality = row.GetString(Quality),
        InvitedAt = row.GetDateTimeOffset(InvitedAt),
        SignedInAt = row.GetDateTimeOffset(SignedInAt),
        Declined = row.GetString(DeclinedMails) is { } declined ? Enum.Parse<OptionalMails>(declined) : OptionalMails.None,
        Tag = row.ETag,
    };

    private static HashSet<Role> RolesOf(string text) => [Role.Public, .. Split(text).Select(Enum.Parse<Role>)];

    private static string[] Split(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
