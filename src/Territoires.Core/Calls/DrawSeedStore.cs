using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Territoires.Core.Storage;

namespace Territoires.Core.Calls;

/// <summary>
/// The seed of each call's draw: in a row of its own, because facts are kept in the clear and the seed is secret until the
/// minutes. It is drawn once and never changes. Only the opening reads it, for its hash, and the drafting of the minutes.
/// </summary>
public sealed class DrawSeedStore(StorageClients storage)
{
    private const string Row = "seed";
    private const string Seed = "Seed";
    private const int Bytes = 32;

    private readonly TableClient table = storage.Tables.GetTableClient(TableKeys.DrawSeedsTable);

    /// <summary>
    /// The seed that the call has, drawn now when it has none: calls opened before there was a draw get theirs with the minutes.
    /// </summary>
    public async Task<string> OfAsync(string call)
    {
        var candidate = RandomNumberGenerator.GetHexString(2 * Bytes, lowercase: true);
        try
        {
            await table.AddEntityAsync(new TableEntity(call, Row) { [Seed] = candidate }, CancellationToken.None);
            return candidate;
        }
        catch (RequestFailedException there) when (there.Status == 409)
        {
            var row = await table.GetEntityAsync<TableEntity>(call, Row, cancellationToken: CancellationToken.None);
            return row.Value.GetString(Seed) ?? throw new InvalidDataException($"The draw of {call} has no seed.", there);
        }
    }
}
