using Azure;
using Azure.Data.Tables;
using Territoires.Core.Storage;

namespace Territoires.Core.SignIn;

/// <summary>Links that were asked for, and how often. Two requests may meet two machines: what counts is in tables.</summary>
public sealed class SignInLinkStore(StorageClients storage)
{
    /// <summary>Links an hour for one address.</summary>
    public const int MostAnHour = 5;

    private const string Account = "Account";
    private const string Browser = "Browser";
    private const string ExpiresAt = "ExpiresAt";
    private const string Return = "Return";
    private const string Used = "Used";
    private const string UsedAt = "UsedAt";
    private const string Session = "Session";
    private const string Asked = "Asked";
    private const int Attempts = 10;

    private readonly TableClient table = storage.Tables.GetTableClient(TableKeys.SignInLinksTable);

    /// <summary>A link that is there already is this one: its answer was lost, and nobody else draws the same token.</summary>
    public async Task AddAsync(SignInLink link)
    {
        try
        {
            await table.AddEntityAsync(Write(link), CancellationToken.None);
        }
        catch (RequestFailedException there) when (there.Status == 409)
        {
            // It was written.
        }
    }

    public Task<SignInLink?> FindAsync(string token, CancellationToken cancellation) =>
        FindByHashAsync(TableKeys.SignInLink(token), cancellation);

    public async Task<SignInLink?> FindByHashAsync(string hash, CancellationToken cancellation)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(hash, TableKeys.Alone, cancellationToken: cancellation);
        return row.HasValue && row.Value is { } link ? Read(link) : null;
    }

    /// <summary>
    /// Writes down its use. True for exactly one of all who try, who is named by the session of the use: a try whose answer was lost is
    /// refused when it is made again, and has succeeded all the same.
    /// </summary>
    public async Task<bool> UseAsync(SignInLink link)
    {
        try
        {
            await table.UpdateEntityAsync(Write(link), link.Tag, TableUpdateMode.Replace, CancellationToken.None);
            return true;
        }
        catch (RequestFailedException other) when (other.Status is 404 or 412)
        {
            return (await FindByHashAsync(link.Hash, CancellationToken.None))?.Use is { } use && use.Session == link.Use?.Session;
        }
    }

    /// <summary>
    /// Counts a request of this address, whether it has an account or not. Null when it may ask; when it has asked enough
    /// within the hour, the instant from which it may ask again.
    /// </summary>
    public async Task<DateTimeOffset?> AskedEnoughAsync(string account, DateTimeOffset now)
    {
        var partition = TableKeys.SignInLinksAsked(account);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(
                partition, TableKeys.Alone, cancellationToken: CancellationToken.None);
            var row = found.HasValue ? found.Value! : new TableEntity(partition, TableKeys.Alone);
            var recent = StoredJson.Read<DateTimeOffset[]>(row.GetString(Asked) ?? "[]")
                .Where(at => now - at < TimeSpan.FromHours(1)).ToArray();
            if (recent.Length >= MostAnHour)
            {
                return recent.Min() + TimeSpan.FromHours(1);
            }

            row[ExpiresAt] = now + TimeSpan.FromHours(1);
            row[Asked] = StoredJson.Write<DateTimeOffset[]>([.. recent, now]);
            try
            {
                await (found.HasValue
                    ? table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, CancellationToken.None)
                    : table.AddEntityAsync(row, CancellationToken.None));
                return null;
            }
            catch (RequestFailedException other) when (other.Status is 409 or 412)
            {
                // Another request of this address came first: it counts too.
            }
        }

        return now;
    }

    /// <summary>Whether a link was asked for with this address within the hour: it may still be used.</summary>
    public async Task<bool> WasJustAskedAsync(string account, DateTimeOffset now, CancellationToken cancellation)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(
            TableKeys.SignInLinksAsked(account), TableKeys.Alone, cancellationToken: cancellation);
        return found.HasValue && found.Value!.GetDateTimeOffset(ExpiresAt) > now;
    }

    public Task ForgetAsync(DateTimeOffset before, CancellationToken cancellation) =>
        ExpiredRows.DeleteAsync(table, TableClient.CreateQueryFilter($"ExpiresAt lt {before}"), cancellation);

    private static TableEntity Write(SignInLink link)
    {
        var row = new TableEntity(link.Hash, TableKeys.Alone)
        {
            [Account] = link.Account,
            [ExpiresAt] = link.ExpiresAt,
            [Return] = link.Return,
            [Used] = link.Use is not null,
        };
        if (link.Use is { } use)
        {
            (row[UsedAt], row[Session]) = (use.At, use.Session);
        }

        if (link.Browser is not null)
        {
            row[Browser] = link.Browser;
        }

        return row;
    }

    private static SignInLink Read(TableEntity row) => new(
        row.PartitionKey,
        row.GetString(Account)!,
        row.GetString(Browser),
        row.GetDateTimeOffset(ExpiresAt) ?? DateTimeOffset.MinValue,
        row.GetString(Return) ?? "/",
        row.GetBoolean(Used) == true
            ? new SignInLinkUse(row.GetDateTimeOffset(UsedAt) ?? DateTimeOffset.MinValue, row.GetString(Session) ?? string.Empty)
            : null,
        row.ETag);
}
