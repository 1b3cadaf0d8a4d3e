using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Territoires.Core.Accounts;
using Territoires.Core.Storage;

namespace Territoires.Core.SignIn;

/// <summary>
/// The tokens of programs. A token names its account and its row, and holds a secret of which the row has the hash: whoever reads the
/// table cannot use one, and none made elsewhere opens anything here.
/// </summary>
public sealed class AccessTokenStore(StorageClients storage, AccountStore accounts)
{
    /// <summary>What every token begins with: one that was published by mistake is found by it.</summary>
    private const string Prefix = "territoires";
    private const char Between = '.';
    private const int SecretBytes = 32;
    private const string Name = "Name";
    private const string ActorId = "ActorId";
    private const string Secret = "Secret";
    private const string CreatedAt = "CreatedAt";
    private const string ExpiresAt = "ExpiresAt";
    private const string UsedAt = "UsedAt";

    /// <summary>Being used is written at most this often: reading is no write.</summary>
    private static readonly TimeSpan UsedEvery = TimeSpan.FromHours(1);

    private readonly TableClient table = storage.Tables.GetTableClient(TableKeys.AccessTokensTable);

    /// <summary>Makes one, and answers what its program sends. It is said once: only its hash is kept.</summary>
    public async Task<string> AddAsync(Account account, string name, TimeSpan life, DateTimeOffset at)
    {
        var (id, secret) = (Guid.CreateVersion7(at).ToString("N"), RandomNumberGenerator.GetHexString(SecretBytes * 2, lowercase: true));
        var row = new TableEntity(account.Key, id)
        {
            [Name] = name,
            [ActorId] = account.Actor.Id,
            [Secret] = HashOf(secret),
            [CreatedAt] = at,
            [ExpiresAt] = at + life,
        };
        try
        {
            await table.AddEntityAsync(row, CancellationToken.None);
        }
        catch (RequestFailedException there) when (there.Status == 409)
        {
            // Its answer was lost: nobody else draws the same id.
        }

        return string.Join(Between, Prefix, account.Key, id, secret);
    }

    /// <summary>Those of an account that still open something, the newest first.</summary>
    public async Task<IReadOnlyList<AccessToken>> OfAsync(string account, DateTimeOffset now, CancellationToken cancellation)
    {
        var found = new List<AccessToken>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {account}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            found.Add(Read(row));
        }

        return [.. found.Where(token => now < token.ExpiresAt).OrderByDescending(token => token.Id, StringComparer.Ordinal)];
    }

    /// <summary>It opens nothing from now on. One that is gone stays gone.</summary>
    public Task RevokeAsync(string account, string id) => table.DeleteEntityAsync(account, id, ETag.All, CancellationToken.None);

    /// <summary>True for a text that has the form of one: it is read as one, and as nothing else.</summary>
    public static bool IsOne(string text) => text.StartsWith(Prefix + Between, StringComparison.Ordinal);

    /// <summary>Who its owner is now, with the roles of now; null when it does not hold.</summary>
    public async Task<Actor?> ReadAsync(string text, DateTimeOffset now, CancellationToken cancellation)
    {
        if (text.Split(Between) is not [Prefix, { Length: > 0 } key, { Length: > 0 } id, var secret]
            || !key.Concat(id).All(char.IsAsciiLetterOrDigit))
        {
            return null;
        }

        var found = await table.GetEntityIfExistsAsync<TableEntity>(key, id, cancellationToken: cancellation);
        if (!found.HasValue || found.Value is not { } row || !IsSecretOf(row, secret) || now >= Read(row).ExpiresAt)
        {
            return null;
        }

        if (await accounts.FindAsync(key, cancellation) is not { } account || account.Actor.Id != row.GetString(ActorId))
        {
            return null;
        }

        await NoteUsedAsync(row, now);
        return account.Actor;
    }

    public Task ForgetAsync(DateTimeOffset before, CancellationToken cancellation) =>
        ExpiredRows.DeleteAsync(table, TableClient.CreateQueryFilter($"ExpiresAt lt {before}"), cancellation);

    private async Task NoteUsedAsync(TableEntity row, DateTimeOffset now)
    {
        if (row.GetDateTimeOffset(UsedAt) is { } last && now - last < UsedEvery)
        {
            return;
        }

        try
        {
            row[UsedAt] = now;
            await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, CancellationToken.None);
        }
        catch (RequestFailedException other) when (other.Status is 404 or 412)
        {
            // Another request used it at the same time, or it was just revoked: neither is brought back.
        }
    }

    private static bool IsSecretOf(TableEntity row, string secret) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(row.GetString(Secret)!), Encoding.ASCII.GetBytes(HashOf(secret)));

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static AccessToken Read(TableEntity row) => new(
        row.RowKey, row.GetString(Name)!, row.GetDateTimeOffset(CreatedAt)!.Value, row.GetDateTimeOffset(ExpiresAt)!.Value,
        row.GetDateTimeOffset(UsedAt));
}
