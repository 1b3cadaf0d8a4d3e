using Azure;
using Azure.Data.Tables;
using Territoires.Core.Storage;
using Territoires.Domain;

namespace Territoires.Core.SignIn;

/// <summary>The code of the last link that each browser asked for, and how often one was tried.</summary>
public sealed class SignInCodeStore(StorageClients storage)
{
    /// <summary>Codes typed for one link.</summary>
    public const int MostTries = 5;

    private const string Code = "Code";
    private const string Link = "Link";
    private const string ExpiresAt = "ExpiresAt";
    private const string Tries = "Tries";
    private const int Attempts = 10;

    private readonly TableClient table = storage.Tables.GetTableClient(TableKeys.SignInLinksTable);

    /// <summary>The code of a link takes the place of the one before. Of two that are asked at once, the other one's may stand.</summary>
    public async Task PutAsync(string browser, string code, SignInLink link)
    {
        var row = new TableEntity(TableKeys.SignInCodeOf(browser), TableKeys.Alone)
        {
            [Code] = TableKeys.SignInCode(browser, code),
            [Link] = link.Hash,
            [ExpiresAt] = link.ExpiresAt,
            [Tries] = 0,
        };
        var before = await table.GetEntityIfExistsAsync<TableEntity>(
            row.PartitionKey, row.RowKey, cancellationToken: CancellationToken.None);
        try
        {
            await (before.HasValue
                ? table.UpdateEntityAsync(row, before.Value!.ETag, TableUpdateMode.Replace, CancellationToken.None)
                : table.AddEntityAsync(row, CancellationToken.None));
        }
        catch (RequestFailedException other) when (other.Status is 404 or 409 or 412)
        {
            // A second press on the same button: its link and its code are on their way too.
        }
    }

    /// <summary>
    /// The hash of the link whose code was typed. A try is counted before it is compared, so that tries at once are all counted.
    /// </summary>
    public async Task<Result<string, SignInCodeRefusal>> TryAsync(string browser, string code, DateTimeOffset now)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(
                TableKeys.SignInCodeOf(browser), TableKeys.Alone, cancellationToken: CancellationToken.None);
            if (!found.HasValue || found.Value is not { } row || now >= row.GetDateTimeOffset(ExpiresAt))
            {
                return new SignInCodeRefusal.Expired();
            }

            var tries = row.GetInt32(Tries) ?? 0;
            if (tries >= MostTries)
            {
                return new SignInCodeRefusal.Wrong(0);
            }

            row[Tries] = tries + 1;
            if (await IsCountedAsync(row))
            {
                return row.GetString(Code) == TableKeys.SignInCode(browser, code)
                    ? row.GetString(Link)!
                    : new SignInCodeRefusal.Wrong(MostTries - tries - 1);
            }
        }

        return new SignInCodeRefusal.Busy();
    }

    private async Task<bool> IsCountedAsync(TableEntity row)
    {
        try
        {
            await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, CancellationToken.None);
            return true;
        }
        catch (RequestFailedException other) when (other.Status is 404 or 412)
        {
            return false;
        }
    }
}

/// <summary>Why a code opens nothing.</summary>
public abstract record SignInCodeRefusal
{
    private SignInCodeRefusal()
    {
    }

    /// <summary>Its quarter of an hour is over, or this browser asked for none.</summary>
    public sealed record Expired : SignInCodeRefusal;

    /// <summary>Another one was typed.</summary>
    /// <param name="Left">How many tries are left.</param>
    public sealed record Wrong(int Left) : SignInCodeRefusal;

    /// <summary>Too many tries at once.</summary>
    public sealed record Busy : SignInCodeRefusal;
}
