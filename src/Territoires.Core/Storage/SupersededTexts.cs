using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Territoires.Core.Storage;

/// <summary>What a sweep does with one long text.</summary>
public enum TextFate
{
    Stays,

    /// <summary>
    /// No row names it: it goes in a later night, so that whoever read a row just before it was replaced still finds its text.
    /// </summary>
    IsMarked,
    Goes,
}

/// <summary>
/// Long texts that no row names any more: those of states that a later save replaced, and of saves that never came. A fact
/// is never deleted, so that its text always stays. Each deletion stands alone: a sweep that is cut short is continued by the next.
/// </summary>
public sealed class SupersededTexts(StorageClients storage)
{
    /// <summary>The most that one night marks and deletes; the rest waits for the next.</summary>
    public const int MostANight = 20_000;

    private const string Mark = "superseded";

    /// <summary>
    /// Texts are kept before their rows, by a write that takes a mark away and begins their age again. Less than a day by
    /// some hours: a night does not begin at the same second as the one before.
    /// </summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(20);

    private readonly BlobContainerClient texts = storage.Blobs.GetBlobContainerClient(TableKeys.TextsContainer);

    /// <param name="isNamed">Whether a row names it.</param>
    /// <param name="isMarked">Whether an earlier night found that no row did.</param>
    /// <param name="written">When it was written or marked.</param>
    /// <param name="now">When the sweep began.</param>
    public static TextFate FateOf(bool isNamed, bool isMarked, DateTimeOffset written, DateTimeOffset now) =>
        isNamed || now - written < Grace ? TextFate.Stays : isMarked ? TextFate.Goes : TextFate.IsMarked;

    /// <summary>Rows are read first: a row that is written meanwhile has a text that is too young to go.</summary>
    public async Task SweepAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var named = await NamedAsync(cancellation);
        var touched = 0;
        await foreach (var text in texts.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, null, cancellation))
        {
            var fate = FateOf(named.Contains(text.Name), text.Metadata.ContainsKey(Mark), text.Properties.LastModified ?? now, now);
            if (fate == TextFate.Stays)
            {
                continue;
            }

            await ApplyAsync(fate, text);
            if (++touched == MostANight)
            {
                return;
            }
        }
    }

    private async Task<HashSet<string>> NamedAsync(CancellationToken cancellation)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in TableKeys.AggregateTables)
        {
            var filter = TableClient.CreateQueryFilter($"LongJson gt {string.Empty}");
            await foreach (var row in storage.Tables.GetTableClient(name).QueryAsync<TableEntity>(
                filter, select: [AggregateRows.LongJsonColumn], cancellationToken: cancellation))
            {
                named.Add(row.GetString(AggregateRows.LongJsonColumn));
            }
        }

        return named;
    }

    private async Task ApplyAsync(TextFate fate, BlobItem text)
    {
        var blob = texts.GetBlobClient(text.Name);
        var unchanged = new BlobRequestConditions { IfMatch = text.Properties.ETag };
        try
        {
            await (fate == TextFate.Goes
                ? blob.DeleteAsync(DeleteSnapshotsOption.None, unchanged, CancellationToken.None)
                : (Task)blob.SetMetadataAsync(new Dictionary<string, string> { [Mark] = "true" }, unchanged, CancellationToken.None));
        }
        catch (RequestFailedException other) when (other.Status is 404 or 412)
        {
            // Another sweep was first, or somebody has just kept the same text again.
        }
    }
}
