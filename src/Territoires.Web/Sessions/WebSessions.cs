using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Microsoft.AspNetCore.DataProtection;
using Territoires.Core.Accounts;
using Territoires.Core.Storage;

namespace Territoires.Web.Sessions;

/// <summary>
/// The sessions of browsers. The cookie, which only the app can read or make, names a row; without the row it opens nothing,
/// so that signing out ends every copy. What one may do is read from the account each time: taking a role away is immediate.
/// </summary>
public sealed class WebSessions(StorageClients storage, AccountStore accounts, IDataProtectionProvider protection)
{
    /// <summary>A session that is not used ends after this.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(8);

    /// <summary>A session ends after this, used or not.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>Being seen is written at most this often: reading a page is no write.</summary>
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    private const string ActorId = "ActorId";
    private const string StartedAt = "StartedAt";
    private const string SeenAt = "SeenAt";
    private const char Between = '\n';

    private readonly TableClient table = storage.Tables.GetTableClient(TableKeys.WebSessionsTable);
    private readonly IDataProtector protector = protection.CreateProtector("territoires.session");

    private sealed record Ticket(string Account, string Session, string Actor);

    /// <summary>Answers its name, of which <see cref="CookieOf"/> makes the cookie.</summary>
    public async Task<string> StartAsync(Account account, DateTimeOffset at)
    {
        var session = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var row = new TableEntity(account.Key, session) { [ActorId] = account.Actor.Id, [StartedAt] = at, [SeenAt] = at };
        try
        {
            await table.AddEntityAsync(row, CancellationToken.None);
        }
        catch (RequestFailedException there) when (there.Status == 409)
        {
            // Its answer was lost: nobody else draws the same name.
        }

        return session;
    }

    public string CookieOf(Account account, string session) =>
        protector.Protect(string.Join(Between, account.Key, session, account.Actor.Id));

    /// <summary>True while the session of that name has neither ended nor been signed out of.</summary>
    public async Task<bool> IsOpenAsync(string account, string session, DateTimeOffset now, CancellationToken cancellation) =>
        session.Length > 0 && await OpenRowAsync(account, session, now, cancellation) is not null;

    /// <summary>True when the cookie opens a session of this account.</summary>
    public async Task<bool> IsOfAsync(string cookie, string account, DateTimeOffset now, CancellationToken cancellation) =>
        Open(cookie) is { } ticket && ticket.Account == account && await ReadAsync(cookie, now, cancellation) is not null;

    /// <summary>Whose session it is; null when the cookie is not ours, or its session has ended.</summary>
    public async Task<Actor?> ReadAsync(string cookie, DateTimeOffset now, CancellationToken cancellation)
    {
        if (Open(cookie) is not { } ticket)
        {
            return null;
        }

        if (await OpenRowAsync(ticket.Account, ticket.Session, now, cancellation) is not { } row)
        {
            return null;
        }

        if (await accounts.FindAsync(ticket.Account, cancellation) is not { } account || account.Actor.Id != ticket.Actor)
        {
            return null;
        }

        await NoteSeenAsync(row, now);
        return account.Actor;
    }

    /// <summary>Ends it, in this browser and wherever the cookie was copied.</summary>
    public async Task EndAsync(string cookie)
    {
        if (Open(cookie) is { } ticket)
        {
            await table.DeleteEntityAsync(ticket.Account, ticket.Session, ETag.All, CancellationToken.None);
        }
    }

    public Task ForgetAsync(DateTimeOffset before, CancellationToken cancellation) =>
        ExpiredRows.DeleteAsync(table, TableClient.CreateQueryFilter($"StartedAt lt {before - Longest}"), cancellation);

    private async Task<TableEntity?> OpenRowAsync(string account, string session, DateTimeOffset now, CancellationToken cancellation)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(account, session, cancellationToken: cancellation);
        return found.HasValue && found.Value is { } row && now < row.GetDateTimeOffset(StartedAt) + Longest
            && now < row.GetDateTimeOffset(SeenAt) + Idle ? row : null;
    }

    private async Task NoteSeenAsync(TableEntity row, DateTimeOffset now)
    {
        if (now - row.GetDateTimeOffset(SeenAt) < SeenEvery)
        {
            return;
        }

        try
        {
            row[SeenAt] = now;
            await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, CancellationToken.None);
        }
        catch (RequestFailedException other) when (other.Status is 404 or 412)
        {
            // Another request was seen at the same time, or the session was just ended: neither is brought back.
        }
    }

    private Ticket? Open(string cookie)
    {
        try
        {
            return protector.Unprotect(cookie).Split(Between) is [var account, var session, var actor]
                ? new Ticket(account, session, actor)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
